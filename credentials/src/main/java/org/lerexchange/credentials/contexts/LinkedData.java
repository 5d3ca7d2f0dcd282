package org.lerexchange.credentials.contexts;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.deseralization.JsonLdToRdf;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.flattening.NodeMap;
import com.apicatalog.jsonld.flattening.NodeMapBuilder;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringWriter;
import java.net.URI;

/**
 * Takes a JSON-LD document to its canonical N-Quads in safe mode (VC Data Model 2.0 §6.3.3, RDFC-1.0): base is null and
 * whatever would be dropped on the way is refused, because no signature would cover it.
 */
public final class LinkedData {
    /** Steps that canonicalisation may take; a CLR of 200 nested credentials takes none. */
    static final int MAX_STEPS = 20_000;

    private final Contexts contexts;
    private final InputGuard guard;

    /** Works under these contexts alone. */
    public LinkedData(Contexts contexts) {
        this.contexts = contexts;
        this.guard = new InputGuard(contexts);
    }

    /** The canonical form of a document, or why there is none. */
    public Canonical canonical(JsonObject document) {
        try {
            guard.check(document);
            JsonArray expanded =
                    JsonLd.expand(JsonDocument.of(document)).options(options()).get();
            ExpandedGuard.check(expanded);
            return new Canonical.Quads(quads(expanded));
        } catch (Refused refused) {
            return refused.answer();
        } catch (JsonLdError error) {
            return new Canonical.Unsafe(flaw(error.getCode()));
        } catch (RdfConsumerException | IllegalStateException tooComplex) {
            return new Canonical.Unsafe(Flaw.TOO_COMPLEX);
        } catch (IllegalArgumentException | ClassCastException broken) {
            return new Canonical.Unsafe(Flaw.DROPPED_VALUE);
        }
    }

    private static String quads(JsonArray expanded) throws JsonLdError, RdfConsumerException {
        NodeMap nodes = NodeMapBuilder.with(expanded, new NodeMap()).build();
        RdfCanon canon = RdfCanon.create("SHA-256", new Steps());
        JsonLdToRdf.with(nodes).uriValidation(UriValidationPolicy.SchemeOnly).provide(canon);
        StringWriter text = new StringWriter();
        canon.provide(new NQuadsWriter(text));
        return text.toString();
    }

    private JsonLdOptions options() {
        JsonLdOptions options = new JsonLdOptions((url, ignored) -> load(url));
        options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Fail);
        options.setUriValidation(UriValidationPolicy.SchemeOnly);
        return options;
    }

    private Document load(URI url) throws JsonLdError {
        JsonObject context = contexts.find(url.toString())
                .orElseThrow(() -> new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "unknown context"));
        return JsonDocument.of(context);
    }

    private static Flaw flaw(JsonLdErrorCode code) {
        return switch (code) {
            case UNDEFINED_TERM -> Flaw.UNDEFINED_TERM;
            case PROTECTED_TERM_REDEFINITION, INVALID_LOCAL_CONTEXT, INVALID_TERM_DEFINITION, INVALID_CONTEXT_ENTRY ->
                Flaw.CONTEXT_CONFLICT;
            default -> Flaw.DROPPED_VALUE;
        };
    }

    /** Counts the steps of one canonicalisation. */
    private static final class Steps implements RdfCanonTicker {
        private int taken;

        @Override
        public void tick() {
            if (++taken > MAX_STEPS) {
                throw new IllegalStateException("more than " + MAX_STEPS + " steps");
            }
        }
    }
}
