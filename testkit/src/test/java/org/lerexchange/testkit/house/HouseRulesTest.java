package org.lerexchange.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule catches its small offender and lets its neighbour through. */
class HouseRulesTest {

    private static final String TOWN = "org.lerexchange.testkit.house.town";

    private final HouseRules rules = new HouseRules(TOWN);

    @ParameterizedTest
    @ValueSource(
            classes = {
                Offenders.StoreImpl.class,
                Offenders.LifeManager.class,
                Offenders.StringUtils.class,
                Offenders.PersonDto.class,
                Offenders.ListenerBase.class,
                Offenders.AbstractDoor.class,
                Offenders.AwardService.class
            })
    void namesThatAreNotFromTheDomainAreCaught(Class<?> offender) {
        caught(rules.namesAreFromTheDomain(), offender);
    }

    @Test
    void theMainClassOfAServiceMayBeCalledService() {
        passes(rules.namesAreFromTheDomain(), Offenders.ToyService.class);
    }

    @Test
    void anInjectedFieldIsCaught() {
        caught(rules.noFieldInjection(), Offenders.InjectedField.class);
        passes(rules.noFieldInjection(), Offenders.Told.class);
    }

    @Test
    void aValueIsCaughtEvenOnAParameter() {
        caught(rules.noValueAnnotation(), Offenders.ValueInConstructor.class);
    }

    @Test
    void waitingIsCaughtOutsideOfListeners() {
        caught(rules.waitingOnlyAtTheEdges(), Offenders.Waiting.class);
        caught(rules.waitingOnlyAtTheEdges(), Offenders.WaitingByReference.class);
        passes(rules.waitingOnlyAtTheEdges(), ToyListener.class);
    }

    @Test
    void printingIsCaught() {
        caught(rules.noStandardStreams(), Offenders.Printing.class);
    }

    @Test
    void askingTheWallClockIsCaughtOutsideOfConfigurations() {
        caught(rules.timeComesIn(), Offenders.AskingTheClock.class);
        caught(rules.timeComesIn(), Offenders.AskingByReference.class);
        passes(rules.timeComesIn(), Offenders.Told.class);
        passes(rules.timeComesIn(), ToyConfiguration.class);
    }

    @Test
    void aContractInsideARoomIsCaughtAndInAMappingIsNot() {
        JavaClasses town = new ClassFileImporter().importPackages(TOWN);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rules.contractsOnlyAtTheEdges().check(town))
                .withMessageContaining("matching.Award")
                .withMessageNotContaining("AwardMapping");
    }

    @Test
    void matchingThatHoldsACredentialIsCaught() {
        JavaClasses town = new ClassFileImporter().importPackages(TOWN);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rules.matchingHoldsNoCredential().check(town))
                .withMessageContaining("Ranker")
                .withMessageContaining("Proof");
    }

    @Test
    void aServiceThatKnowsAnotherIsCaught() {
        JavaClasses town = new ClassFileImporter().importPackages(TOWN);

        assertThat(rules.servicesDoNotKnowEachOther().filter(rule -> isBroken(rule, town)))
                .hasSize(1);
    }

    @Test
    void theSynchronousDriverIsCaught(@TempDir Path folder) throws IOException {
        TypeDescription driver = new ByteBuddy()
                .makeInterface()
                .name("com.mongodb.client.MongoClient")
                .make()
                .getTypeDescription();
        new ByteBuddy()
                .subclass(Object.class)
                .name(TOWN + ".wallet.Holdings")
                .defineField("client", driver, Visibility.PRIVATE)
                .make()
                .saveIn(folder.toFile());

        JavaClasses holdings = new ClassFileImporter().importPath(folder);

        assertThat(isBroken(rules.noSynchronousDriver(), holdings)).isTrue();
    }

    @Test
    void oneCheckHoldsAllRules() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rules.check(new ClassFileImporter().importPackages(TOWN)));
        assertThatCode(() -> HouseRules.ofTheExchange()
                        .check(new ClassFileImporter().importClasses(HouseRules.class, Rooms.class, Offences.class)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> rules.check("org.nowhere"));
    }

    private static void caught(ArchRule rule, Class<?> offender) {
        assertThat(isBroken(rule, new ClassFileImporter().importClasses(offender)))
                .isTrue();
    }

    private static void passes(ArchRule rule, Class<?> keeper) {
        assertThat(isBroken(rule, new ClassFileImporter().importClasses(keeper)))
                .isFalse();
    }

    private static boolean isBroken(ArchRule rule, JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).hasViolation();
    }
}
