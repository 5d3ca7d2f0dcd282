package org.lerexchange.issuer.catalogue;

import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    Documents achievementDocuments(Database database) {
        return database.open(Achievements.COLLECTION);
    }

    @Bean
    Achievements achievements(@Qualifier("achievementDocuments") Documents documents) {
        return new Achievements(documents);
    }

    @Bean
    DefineAchievement defineAchievement(@Qualifier("achievementDocuments") Documents documents) {
        return new DefineAchievement(documents);
    }
}
