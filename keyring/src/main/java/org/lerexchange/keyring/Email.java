package org.lerexchange.keyring;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address by the region's one published normalisation rule:
 *
 * <ol>
 *   <li>Unicode normalisation form C (UAX #15);
 *   <li>white space at both ends stripped;
 *   <li>lower case in the root locale, and form C again, as lower case may leave it;
 *   <li>exactly one {@code @}; the domain in its ASCII form (IDNA, RFC 3490 ToASCII with STD3 rules);
 *   <li>the local part untouched otherwise: dots and {@code +tags} stay, as only the mail server knows what they mean.
 * </ol>
 *
 * <p>Refused: white space or control characters inside, an empty part, a local part of more than 64 or an address of more
 * than 254 bytes of UTF-8 (RFC 5321, section 4.5.3.1).
 */
public record Email(String address) {

    private static final int LOCAL_BYTES = 64;

    private static final int ADDRESS_BYTES = 254;

    public Email {
        if (!normal(address).equals(Optional.of(address))) {
            throw new IllegalArgumentException("expected a normalised e-mail address; take it through Email.parse");
        }
    }

    /** Empty where the text is no e-mail address. */
    public static Optional<Email> parse(String text) {
        return normal(text).map(Email::new);
    }

    private static Optional<String> normal(String text) {
        String one = lower(Normalizer.normalize(text, Normalizer.Form.NFC).strip());
        int at = one.indexOf('@');
        if (at < 1 || at != one.lastIndexOf('@') || one.codePoints().anyMatch(Email::forbidden)) {
            return Optional.empty();
        }
        String local = one.substring(0, at);
        return domain(one.substring(at + 1))
                .map(domain -> local + '@' + domain)
                .filter(whole -> bytes(local) <= LOCAL_BYTES && bytes(whole) <= ADDRESS_BYTES);
    }

    private static String lower(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static Optional<String> domain(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.isEmpty() || ascii.startsWith(".") || ascii.endsWith(".") || ascii.contains("..")
                    ? Optional.empty()
                    : Optional.of(ascii);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean forbidden(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Never the address: it must not reach a log. */
    @Override
    public String toString() {
        return "Email[not shown]";
    }
}
