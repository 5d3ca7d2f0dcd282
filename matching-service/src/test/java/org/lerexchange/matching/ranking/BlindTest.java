package org.lerexchange.matching.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

/** What the ranker cannot see, because its types have no place for it. */
class BlindTest {
    private static final Set<String> NEVER = Set.of(
            "name",
            "given",
            "family",
            "email",
            "mail",
            "phone",
            "contact",
            "address",
            "street",
            "school",
            "university",
            "age",
            "birth",
            "born",
            "sex",
            "gender",
            "race",
            "ethnicity",
            "nationality",
            "religion",
            "disability",
            "postcode",
            "zip",
            "postal",
            "photo",
            "text",
            "note",
            "description");

    private static final Set<Class<?>> PLAIN = Set.of(
            int.class,
            long.class,
            boolean.class,
            Integer.class,
            Instant.class,
            LocalDate.class,
            YearMonth.class,
            List.class,
            Set.class,
            SortedMap.class,
            Optional.class);

    /** The only records with a string in them: codes whose form refuses spaces and @. */
    private static final Set<Class<?>> CODES = Set.of(
            SkillId.class,
            Occupation.Code.class,
            Claim.Id.class,
            Claim.CredentialType.class,
            Claim.IssuerId.class,
            JobNeeds.Area.class);

    @Test
    void noPartOfWhatIsRankedIsCalledAfterAPersonsTraits() {
        Stream<String> words = reached().stream()
                .filter(Class::isRecord)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .flatMap(part -> Arrays.stream(part.getName().split("(?=\\p{Lu})")))
                .map(word -> word.toLowerCase(Locale.ROOT));

        assertThat(words).isNotEmpty().noneMatch(NEVER::contains);
    }

    @Test
    void everyPartIsANumberADayACodeOrARecordOfThisRoom() {
        assertThat(reached()).contains(Claim.class, Claim.Employment.class, JobNeeds.SkillNeed.class);
        assertThat(reached())
                .filteredOn(type -> !PLAIN.contains(type) && !CODES.contains(type))
                .allMatch(type -> type.getPackage().equals(RankCandidate.class.getPackage()))
                .allMatch(type -> type.isRecord() || type.isEnum() || type.isSealed());
    }

    @Test
    void aCodeHoldsNeitherASentenceNorAnAddress() {
        assertThatThrownBy(() -> new Claim.IssuerId("Some High School")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Claim.Id("someone@example.com")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SkillId("a b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<Class<?>> reached() {
        Set<Class<?>> reached = new LinkedHashSet<>();
        reach(CandidateEvidence.class, reached);
        reach(JobNeeds.class, reached);
        return reached;
    }

    private static void reach(Type type, Set<Class<?>> reached) {
        if (type instanceof ParameterizedType generic) {
            reach(generic.getRawType(), reached);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> reach(argument, reached));
        } else if (type instanceof Class<?> plain && reached.add(plain) && !CODES.contains(plain)) {
            if (plain.isRecord()) {
                Arrays.stream(plain.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(part -> reach(part, reached));
            }
            if (plain.isSealed()) {
                Arrays.stream(plain.getPermittedSubclasses()).forEach(form -> reach(form, reached));
            }
        }
    }
}
