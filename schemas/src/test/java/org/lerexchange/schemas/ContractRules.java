package org.lerexchange.schemas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** The house rules of a contract, at any depth. */
final class ContractRules {

    static final Set<String> PRIVACY = Set.of("public", "internal", "pseudonymous", "sealed");

    /** Words that name or find a person; a field with one in its name is sealed or does not exist. */
    private static final Set<String> PERSONAL = Set.of(
            "email",
            "mail",
            "phone",
            "mobile",
            "birth",
            "birthday",
            "birthdate",
            "surname",
            "firstname",
            "lastname",
            "given",
            "family",
            "address",
            "street",
            "ssn",
            "passport",
            "gender",
            "ethnicity",
            "race",
            "photo");

    private static final Pattern WORD = Pattern.compile("(?=[A-Z])");

    private final List<String> breaches = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ContractRules() {}

    static List<String> breaches(Schema schema) {
        ContractRules rules = new ContractRules();
        rules.look(schema, schema.getName());
        return rules.breaches;
    }

    private void look(Schema schema, String where) {
        switch (schema.getType()) {
            case RECORD -> record(schema, where);
            case ENUM -> {
                need(schema.getDoc() != null, where, "an enum has a doc");
                need(schema.getEnumDefault() != null, where, "an enum has a default");
            }
            case ARRAY -> look(schema.getElementType(), where);
            case MAP -> look(schema.getValueType(), where);
            case UNION -> schema.getTypes().forEach(type -> look(type, where));
            default -> {}
        }
    }

    private void record(Schema schema, String where) {
        if (!seen.add(schema.getFullName())) {
            return;
        }
        need(schema.getDoc() != null, where, "a record has a doc");
        schema.getFields().forEach(field -> field(field, where + "." + field.name()));
    }

    private void field(Schema.Field field, String where) {
        String privacy = String.valueOf(field.getObjectProp("privacy"));
        need(field.doc() != null && !field.doc().isBlank(), where, "a field has a doc");
        need(PRIVACY.contains(privacy), where, "a field has a privacy of " + PRIVACY);
        need(!personal(field.name()) || privacy.equals("sealed"), where, "nobody is named in clear");
        if (field.schema().getType() == Schema.Type.UNION) {
            need(optional(field), where, "an optional field is [null, type] with the default null");
        }
        look(field.schema(), where);
    }

    private static boolean optional(Schema.Field field) {
        List<Schema> types = field.schema().getTypes();
        return types.size() == 2
                && types.getFirst().getType() == Schema.Type.NULL
                && JsonProperties.NULL_VALUE.equals(field.defaultVal());
    }

    static boolean personal(String name) {
        return PERSONAL.contains(name.toLowerCase(Locale.ROOT))
                || WORD.splitAsStream(name)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(PERSONAL::contains);
    }

    private void need(boolean held, String where, String rule) {
        if (!held) {
            breaches.add(where + ": " + rule);
        }
    }
}
