package org.lerexchange.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTest {

    @Test
    void rowsAreReadWithQuotedNamesAndSeveralRoles() {
        People people = People.read(new StringReader("""
            person,name,email,tenant,roles
            rosa,"Nuñez, Rosa",rosa@example.org,,learner
            hr,Acme HR,,acme,employer.recruiter institution.registrar
            """));

        assertThat(people.find("rosa"))
                .contains(new Person("rosa", "Nuñez, Rosa", "rosa@example.org", "", List.of("learner")));
        assertThat(people.find("hr").orElseThrow().roles())
                .containsExactly("employer.recruiter", "institution.registrar");
    }

    @Test
    void shortNameThatCouldNotBeASubjectIsRefused() {
        assertThatThrownBy(
                        () -> People.read(new StringReader("person,name,email,tenant,roles\nRosa N,Rosa,,,learner\n")))
                .hasMessageContaining("Rosa N");
    }

    @Test
    void regionHasPeople() {
        assertThat(People.ofTheRegion().all()).isNotEmpty();
    }
}
