package org.lerexchange.local.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The identity provider as a process of its own; it listens where {@code server.address} and {@code server.port} say. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IdentityConfiguration.class)
public class IdentityProvider {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(IdentityProvider.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.run(arguments);
    }
}
