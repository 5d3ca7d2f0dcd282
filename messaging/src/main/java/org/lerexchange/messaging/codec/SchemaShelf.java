package org.lerexchange.messaging.codec;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the registry once said, on disk: a file for each id with its schema, and one for each subject and fingerprint with
 * the id. A file is whole or not there. A shelf that cannot be written costs the next start the registry's help, no more.
 */
final class SchemaShelf {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaShelf.class);

    private final Path folder;

    SchemaShelf(Path folder) {
        this.folder = folder;
    }

    Optional<Schema> schema(int id) {
        try {
            return read(idFile(id)).map(text -> new Schema.Parser().parse(text));
        } catch (SchemaParseException e) {
            LOG.warn("expected a schema in {}, but something else is there; it is ignored", idFile(id));
            return Optional.empty();
        }
    }

    Optional<Integer> id(String subject, Schema schema) {
        Path file = subjectFile(subject, schema);
        try {
            return read(file).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            LOG.warn("expected an id in {}, but something else is there; it is ignored", file);
            return Optional.empty();
        }
    }

    void keep(int id, String schema) {
        write(idFile(id), schema);
    }

    void keep(String subject, Schema schema, int id) {
        write(subjectFile(subject, schema), Integer.toString(id));
    }

    private Path idFile(int id) {
        return folder.resolve(id + ".avsc");
    }

    private Path subjectFile(String subject, Schema schema) {
        String name = URLEncoder.encode(subject, StandardCharsets.UTF_8);
        return folder.resolve(name + "." + AvroCodec.fingerprint(schema) + ".id");
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("could not read {}; it is ignored", file, e);
            return Optional.empty();
        }
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(folder);
            Path whole = Files.createTempFile(folder, "new", ".part");
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("could not keep {}; a start without the registry will lack it", file, e);
        }
    }
}
