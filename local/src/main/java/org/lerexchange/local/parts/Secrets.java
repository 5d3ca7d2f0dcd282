package org.lerexchange.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lerexchange.schemas.Principals;

/** The secrets of one exchange on one machine, made once, each in a file that only its owner may read. */
public final class Secrets {

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;

    private final LerHome home;
    private final SecureRandom random;

    public Secrets(LerHome home, SecureRandom random) {
        this.home = home;
        this.random = random;
    }

    /** Under which e-mail addresses become recipient refs; for issuer and wallet only. */
    public Path region() {
        return kept("region.secret");
    }

    /** What wraps the service's keys. */
    public Path master(Part service) {
        return kept(service.id() + ".master");
    }

    /** From which each demo person's client secret is derived. */
    public Path people() {
        return kept("people.secret");
    }

    /** With which the principal logs in at our broker. */
    public Path kafka(String principal) {
        return kept(Principals.passwordFile(principal));
    }

    /** The secret with which the person asks the identity provider for a token. */
    public static String ofPerson(Path peopleSecret, String person) {
        try {
            byte[] key =
                    Base64.getUrlDecoder().decode(Files.readString(peopleSecret).strip());
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            byte[] derived = mac.doFinal(person.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + peopleSecret, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private Path kept(String name) {
        Path file = home.key(name);
        if (Files.exists(file)) {
            return file;
        }
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        try {
            Files.createFile(file, LerHome.ownerOnly(file));
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
        } catch (FileAlreadyExistsException e) {
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the secret cannot be kept: " + file, e);
        }
        return file;
    }
}
