package org.lerexchange.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.messaging.Topic;

class ContractRulesTest {

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyContractKeepsTheRules(Topic<?> topic) {
        assertThat(ContractRules.breaches(topic.schema())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void noKeyNamesAPerson(Topic<?> topic) {
        assertThat(topic.key().toLowerCase(Locale.ROOT).split("[ :]+")).noneMatch(ContractRules::personal);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void whatIsSealedIsText(Topic<?> topic) {
        assertThat(topic.schema().getFields())
                .filteredOn(field -> "sealed".equals(field.getObjectProp("privacy")))
                .allSatisfy(field -> assertThat(field.doc()).contains("JWE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a field has a doc       | {"name":"a","type":"int","privacy":"public"}
        a field has a privacy   | {"name":"a","type":"int","doc":"d"}
        a field has a privacy   | {"name":"a","type":"int","doc":"d","privacy":"secret"}
        nobody is named         | {"name":"holderEmail","type":"string","doc":"d","privacy":"pseudonymous"}
        nobody is named         | {"name":"birthDate","type":"string","doc":"d","privacy":"internal"}
        an optional field       | {"name":"a","type":["null","int"],"doc":"d","privacy":"public"}
        an optional field       | {"name":"a","type":["int","null"],"default":1,"doc":"d","privacy":"public"}
        an enum has a default   | {"name":"a","type":{"type":"enum","name":"E","doc":"d","symbols":["X"]},"doc":"d","privacy":"public"}
        R.a.b: a field has a doc| {"name":"a","doc":"d","privacy":"public","type":{"type":"array","items":{"type":"record","name":"S","doc":"d","fields":[{"name":"b","type":"int","privacy":"public"}]}}}
        """)
    void aContractThatBreaksARuleIsFound(String rule, String field) {
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"doc\":\"d\",\"fields\":[" + field + "]}");

        assertThat(ContractRules.breaches(schema)).singleElement().asString().contains(rule);
    }
}
