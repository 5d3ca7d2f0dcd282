package org.lerexchange.issuer.institutions;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Agencies register institutions; everybody may see who they are. */
@RestController
class InstitutionsController {

    private static final MediaType DID_JSON = MediaType.parseMediaType("application/did+json");

    /** Characters of a name: it travels in events and is shown beside every credential. */
    private static final int LONGEST_NAME = 500;

    private final RegisterInstitution registerInstitution;
    private final Institutions institutions;

    InstitutionsController(RegisterInstitution registerInstitution, Institutions institutions) {
        this.registerInstitution = registerInstitution;
        this.institutions = institutions;
    }

    /** What an agency says of an institution. */
    record ProfileBody(
            @JsonProperty(required = true) @Nullable String name,
            @JsonProperty(required = true) Institution.@Nullable Kind kind) {}

    /** What everybody may know of it. */
    record InstitutionView(String tenant, String did, String name, Institution.Kind kind) {

        static InstitutionView of(Institution one) {
            return new InstitutionView(
                    one.tenant().value(),
                    one.did().value(),
                    one.profile().name(),
                    one.profile().kind());
        }
    }

    @PutMapping("/institutions/{tenant}")
    Mono<ResponseEntity<InstitutionView>> put(
            @PathVariable("tenant") String tenant, @RequestBody ProfileBody body, Caller caller) {
        caller.must(Role.AGENCY_STAFF);
        return registerInstitution
                .register(tenantToBe(tenant), profile(body))
                .map(registered -> ResponseEntity.status(registered.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(InstitutionView.of(registered.institution())));
    }

    @GetMapping("/institutions/{tenant}")
    Mono<InstitutionView> get(@PathVariable("tenant") String tenant) {
        return institutions
                .find(OnBehalfOf.named(tenant))
                .map(InstitutionView::of)
                .switchIfEmpty(Mono.error(Refusal::notFound));
    }

    @GetMapping("/institutions/{tenant}/did.json")
    Mono<ResponseEntity<String>> didDocument(@PathVariable("tenant") String tenant) {
        return institutions
                .find(OnBehalfOf.named(tenant))
                .map(one -> ResponseEntity.ok()
                        .contentType(DID_JSON)
                        .body(one.didDocument().toJson().toString()))
                .switchIfEmpty(Mono.error(Refusal::notFound));
    }

    private static Institution.Profile profile(ProfileBody body) {
        if (body.kind() == null) {
            throw Refusal.badRequest("institution.malformed", "expected a kind of an institution")
                    .at("kind");
        }
        if (body.name() == null || body.name().isBlank()) {
            throw Refusal.badRequest("institution.malformed", "expected a name of an institution")
                    .at("name");
        }
        if (body.name().length() > LONGEST_NAME) {
            throw Refusal.unprocessable("value.too-long", "expected at most " + LONGEST_NAME + " characters")
                    .at("name");
        }
        return new Institution.Profile(body.name(), body.kind());
    }

    private static TenantId tenantToBe(String tenant) {
        try {
            return new TenantId(tenant);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(
                            "tenant.malformed",
                            "expected a tenant of 1 to 63 lower-case letters, digits, dots and hyphens")
                    .at("tenant");
        }
    }
}
