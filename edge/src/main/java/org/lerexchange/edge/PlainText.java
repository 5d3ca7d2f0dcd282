package org.lerexchange.edge;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/**
 * Text that is what it looks like. Refused are control characters but tab and line ends, halves of surrogate pairs, overrides
 * and isolates of direction (Unicode UAX #9, "explicit directional formatting": a name could show as another), and characters
 * of no width that nobody writes (U+200B, U+2060, U+FEFF). Joiners (U+200C, U+200D) stay: Persian and Hindi names need them.
 */
public final class PlainText {

    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r]]|\\p{Cs}|[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u2060\\uFEFF]");

    private PlainText() {}

    /** Whether there is nothing of that in it. */
    public static boolean is(String text) {
        return !UNSAFE.matcher(text).find();
    }

    /**
     * Long text that somebody pasted from elsewhere: what does not show is left out, a control character is a space. Half a
     * surrogate pair stands for nothing and is left out, too.
     */
    public static String prose(String pasted) {
        return UNSAFE.matcher(pasted)
                .replaceAll(mark -> Character.getType(mark.group().charAt(0)) == Character.CONTROL ? " " : "");
    }

    /** To be named at a component that holds {@link #prose}. */
    public static final class Prose extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws JacksonException {
            String text = super.deserialize(parser, context);
            return text != null ? prose(text) : text;
        }
    }

    /** Every text of a request that is read into a record. */
    static SimpleModule inRecords() {
        return new SimpleModule("plain-text").addDeserializer(String.class, new Reading());
    }

    /** A text with something of that in it; the text itself is never said again. */
    static final class Unsafe extends InvalidFormatException {

        private static final long serialVersionUID = 1;

        Unsafe(JsonParser from) {
            super(from, "expected plain text", "", String.class);
        }
    }

    private static final class Reading extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws JacksonException {
            String text = super.deserialize(parser, context);
            if (text != null && !is(text)) {
                throw new Unsafe(parser);
            }
            return text;
        }
    }
}
