package org.lerexchange.edge.letters;

import org.lerexchange.messaging.letters.Letters;
import org.lerexchange.messaging.letters.LettersConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Opens the door where the service has letters. */
@AutoConfiguration(after = LettersConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(Letters.class)
class LettersDoorConfiguration {

    @Bean
    LettersController lettersController(Letters letters) {
        return new LettersController(letters);
    }
}
