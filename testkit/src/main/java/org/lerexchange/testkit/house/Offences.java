package org.lerexchange.testkit.house;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the house rules look for in one class. */
final class Offences {

    private static final Pattern FOREIGN_NAME = Pattern.compile("Abstract[A-Z].*|.*(Impl|Manager|Utils?|Dto|Base)");
    private static final Set<String> WAITING = Set.of(
            "subscribe", "block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream", "toFuture");
    private static final Set<String> CLOCKS =
            Set.of("system", "systemUTC", "systemDefaultZone", "tick", "tickMillis", "tickSeconds", "tickMinutes");
    private static final String PUBLISHER = "org.reactivestreams.Publisher";

    private Offences() {}

    static ArchCondition<JavaClass> haveNamesFromTheDomain() {
        return condition("have names from the domain", type -> {
            String name = type.getSimpleName();
            boolean serviceOfItsOwn = name.endsWith("Service") && !isMain(type);
            return FOREIGN_NAME.matcher(name).matches() || serviceOfItsOwn
                    ? Stream.of(type.getName() + " is no name from the domain")
                    : Stream.of();
        });
    }

    static ArchCondition<JavaClass> neitherSubscribeNorBlock() {
        return condition("neither subscribe nor block", type -> {
            return outermost(type).getSimpleName().endsWith("Listener")
                    ? Stream.of()
                    : uses(type).filter(Offences::isWaiting).map(JavaCodeUnitAccess::getDescription);
        });
    }

    static ArchCondition<JavaClass> leaveContractsToEdges(String contracts) {
        return condition("leave event contracts to edges", type -> {
            String name = outermost(type).getSimpleName();
            boolean edge = List.of("Listener", "Publisher", "Mapping").stream().anyMatch(name::endsWith);
            return edge
                    ? Stream.of()
                    : type.getDirectDependenciesFromSelf().stream()
                            .filter(use -> isBelow(use.getTargetClass(), contracts))
                            .map(Dependency::getDescription);
        });
    }

    static ArchCondition<JavaClass> notAskTheWallClock() {
        return condition("not ask the wall clock", type -> {
            return outermost(type).getSimpleName().endsWith("Configuration")
                    ? Stream.of()
                    : uses(type).filter(Offences::isWallClock).map(JavaCodeUnitAccess::getDescription);
        });
    }

    /** The top-level type that this one is in. */
    static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static boolean isMain(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method ->
                        method.getName().equals("main") && method.getModifiers().contains(JavaModifier.STATIC));
    }

    private static boolean isWaiting(JavaCodeUnitAccess<?> use) {
        return WAITING.contains(use.getTarget().getName())
                && use.getTargetOwner().isAssignableTo(PUBLISHER);
    }

    private static boolean isWallClock(JavaCodeUnitAccess<?> use) {
        CodeUnitAccessTarget target = use.getTarget();
        String owner = use.getTargetOwner().getName();
        boolean bare = target.getRawParameterTypes().isEmpty();
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.") && bare;
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "<init>" -> owner.equals("java.util.Date") && bare;
            default -> owner.equals("java.time.Clock") && CLOCKS.contains(target.getName());
        };
    }

    private static Stream<JavaCodeUnitAccess<?>> uses(JavaClass type) {
        return Stream.of(
                        type.getMethodCallsFromSelf(),
                        type.getConstructorCallsFromSelf(),
                        type.getMethodReferencesFromSelf(),
                        type.getConstructorReferencesFromSelf())
                .flatMap(Set::stream);
    }

    private static boolean isBelow(JavaClass type, String packageName) {
        return type.getPackageName().equals(packageName)
                || type.getPackageName().startsWith(packageName + ".");
    }

    private static ArchCondition<JavaClass> condition(
            String description, Function<JavaClass, Stream<String>> offences) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                offences.apply(type).forEach(offence -> events.add(SimpleConditionEvent.violated(type, offence)));
            }
        };
    }
}
