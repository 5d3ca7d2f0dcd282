package org.lerexchange.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a file for each principal's password, which whoever deploys the exchange has made. */
record Passwords(Path folder) {

    String of(String principal) {
        Path file = folder.resolve(Principals.passwordFile(principal));
        try {
            String password = Files.readString(file).strip();
            if (!password.isEmpty()) {
                return password;
            }
        } catch (IOException e) {
            throw new NotPrepared("expected the password of " + principal + " in " + file, e);
        }
        throw new NotPrepared("expected the password of " + principal + " in " + file + ", but it is empty");
    }
}
