package org.lerexchange.issuer.institutions;

import java.time.Clock;
import org.lerexchange.edge.PublicPaths;
import org.lerexchange.issuer.keys.IssuerKeys;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.StateOwner;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicAddress.class)
class InstitutionsConfiguration {

    @Bean
    Documents institutionDocuments(Database database) {
        return database.open(Institutions.COLLECTION, Institutions.DID);
    }

    @Bean
    Institutions institutions(@Qualifier("institutionDocuments") Documents documents) {
        return new Institutions(documents);
    }

    @Bean
    RegisterInstitution registerInstitution(
            @Qualifier("institutionDocuments") Documents documents,
            IssuerKeys keys,
            PublicAddress address,
            Clock clock) {
        return new RegisterInstitution(documents, keys, address, clock);
    }

    @Bean
    StateOwner<?> issuerChangedOwner(Institutions institutions) {
        return InstitutionMapping.owner(institutions);
    }

    @Bean
    PublicPaths didDocumentPaths() {
        return PublicPaths.of("/institutions/*/did.json");
    }
}
