package org.lerexchange.credentials.contexts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTicker;
import com.apicatalog.rdf.nquads.NQuadsReader;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lerexchange.credentials.Shared;
import org.lerexchange.credentials.json.StrictJson;

/** RDFC-1.0's own test suite, read from its manifest. */
class RdfCanonTest {
    private static final String FOLDER = "specs/vectors/rdf-canon/";

    @TestFactory
    Stream<DynamicTest> theCanonicalFormIsThatOfTheRecommendation() {
        return Shared.json(FOLDER + "manifest.jsonld").getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getString("id") + " " + entry.getString("name"), () -> run(entry)));
    }

    private static void run(JsonObject entry) throws Exception {
        String hash = entry.getString("hashAlgorithm", "SHA256").replace("SHA", "SHA-");
        String input = Shared.text(FOLDER + entry.getString("action"));
        switch (entry.getString("type")) {
            case "rdfc:RDFC10EvalTest" -> {
                StringWriter text = new StringWriter();
                read(input, hash).provide(new NQuadsWriter(text));
                assertThat(text.toString()).isEqualTo(Shared.text(FOLDER + entry.getString("result")));
            }
            case "rdfc:RDFC10MapTest" -> {
                RdfCanon canon = read(input, hash);
                canon.provide(new NQuadsWriter(new StringWriter()));
                assertThat(plain(canon.mapping())).isEqualTo(expected(entry));
            }
            case "rdfc:RDFC10NegativeEvalTest" ->
                assertThatThrownBy(() -> read(input, hash).provide(new NQuadsWriter(new StringWriter())))
                        .isInstanceOf(IllegalStateException.class);
            default -> throw new AssertionError("a kind of test we do not know: " + entry);
        }
    }

    private static RdfCanon read(String input, String hash) throws Exception {
        RdfCanon canon = RdfCanon.create(hash, limited());
        new NQuadsReader(new StringReader(input)).provide(canon);
        return canon;
    }

    private static RdfCanonTicker limited() {
        int[] steps = {0};
        return () -> {
            if (++steps[0] > LinkedData.MAX_STEPS) {
                throw new IllegalStateException("too many steps");
            }
        };
    }

    private static Map<String, String> expected(JsonObject entry) {
        Map<String, String> map = new HashMap<>();
        StrictJson.object(Shared.text(FOLDER + entry.getString("result")))
                .forEach((from, to) -> map.put(from, ((JsonString) to).getString()));
        return map;
    }

    private static Map<String, String> plain(Map<String, String> mapping) {
        Map<String, String> map = new HashMap<>();
        mapping.forEach((from, to) -> map.put(from.replace("_:", ""), to.replace("_:", "")));
        return map;
    }
}
