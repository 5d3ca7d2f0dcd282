package org.lerexchange.local.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;

/** The folder in which an exchange keeps everything: data, secrets, logs and who is running. */
public record LerHome(Path path) {

    /** Everything here listens on the loopback address and nowhere else. */
    public static final String HOST = "127.0.0.1";

    private static final String PORTS = "ports.properties";
    private static final Set<OpenOption> TO_WRITE = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    public LerHome {
        path = path.toAbsolutePath().normalize();
    }

    /** The part's own folder, made if it is not there. */
    public Path data(String name) {
        return made(path.resolve(name));
    }

    public Path log(String name) {
        return made(path.resolve("log")).resolve(name + ".log");
    }

    public Path run(String name) {
        return made(path.resolve("run")).resolve(name + ".properties");
    }

    public Path key(String name) {
        return keys().resolve(name);
    }

    Path keys() {
        return made(path.resolve("keys"));
    }

    public Path lock() {
        return made(path).resolve("lock");
    }

    public Properties rememberedPorts() {
        return read(path.resolve(PORTS));
    }

    public void remember(Ports ports) {
        write(made(path).resolve(PORTS), ports.remembered());
    }

    /** An empty one where the file is not there. */
    public static Properties read(Path file) {
        Properties properties = new Properties();
        if (!Files.exists(file)) {
            return properties;
        }
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + file, e);
        }
    }

    /** Written beside and moved over, so that a reader never sees half a file; only its owner may read it. */
    public static void write(Path file, Properties properties) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            try (OutputStream out =
                    Channels.newOutputStream(Files.newByteChannel(beside, TO_WRITE, ownerOnly(beside)))) {
                properties.store(out, null);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written: " + file, e);
        }
    }

    static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder cannot be made: " + folder, e);
        }
    }
}
