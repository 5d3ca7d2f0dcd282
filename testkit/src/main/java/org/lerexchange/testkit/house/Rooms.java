package org.lerexchange.testkit.house;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms of one house: each direct sub-package of its root, flat, with a name plate that declares which neighbours it
 * may call. {@code Rooms.of("org.lerexchange.issuer").check()} is a service's whole {@code RoomsTest}.
 */
public final class Rooms {

    /** Public types of a room: aim for five, stop at nine. */
    public static final int WIDEST_DOOR = 9;

    /** Types of a room: past this it should become two. */
    public static final int CROWDED = 20;

    /** Types of a room: past this it must. */
    public static final int FULL = 25;

    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
    private static final String NAME_PLATE = "package-info";

    private final String root;
    private final JavaClasses house;
    private final Map<String, Set<JavaClass>> rooms;

    private Rooms(String root, JavaClasses house) {
        this.root = root;
        this.house = house;
        this.rooms = house.stream()
                .filter(type -> type.getPackageName().startsWith(root + "."))
                .collect(Collectors.groupingBy(this::room, TreeMap::new, Collectors.toSet()));
    }

    public static Rooms of(String root) {
        return of(root, HouseRules.mainClassesOf(root));
    }

    static Rooms of(String root, JavaClasses classes) {
        return new Rooms(root, classes);
    }

    /** Fails with every offence; crowded rooms are only named in the log. */
    public void check() {
        warnings().forEach(LOG::warn);
        List<String> offences = offences();
        if (!offences.isEmpty()) {
            throw new AssertionError(
                    "the rooms of " + root + " break the house rules:\n" + String.join("\n", offences));
        }
    }

    List<String> offences() {
        return Stream.of(depth(), plates(), doors(), full(), neighbours())
                .flatMap(offences -> offences)
                .toList();
    }

    List<String> warnings() {
        return rooms.keySet().stream()
                .filter(room -> types(room, any -> true) > CROWDED)
                .map(room -> room + " is crowded: " + types(room, any -> true) + " types, should be at most " + CROWDED)
                .toList();
    }

    private Stream<String> depth() {
        return house.stream()
                .filter(type -> type.getPackageName().startsWith(root + "."))
                .filter(type -> !type.getPackageName().equals(root + "." + room(type)))
                .map(type -> type.getName() + " lies below a room; a room is one flat package");
    }

    private Stream<String> plates() {
        return rooms.keySet().stream().flatMap(room -> {
            if (plate(room).isEmpty()) {
                return Stream.of(room + " has no annotated package-info");
            }
            return Stream.of("NullMarked", "ApplicationModule")
                    .filter(wanted -> annotation(room, wanted).isEmpty())
                    .map(wanted -> "the name plate of " + room + " lacks @" + wanted);
        });
    }

    private Stream<String> doors() {
        return rooms.keySet().stream()
                .filter(room -> types(room, Rooms::isPublic) > WIDEST_DOOR)
                .map(room -> room + " has a door of " + types(room, Rooms::isPublic) + " public types, not at most "
                        + WIDEST_DOOR);
    }

    private Stream<String> full() {
        return rooms.keySet().stream()
                .filter(room -> types(room, any -> true) > FULL)
                .map(room -> room + " has " + types(room, any -> true) + " types, not at most " + FULL);
    }

    private Stream<String> neighbours() {
        return rooms.entrySet().stream().flatMap(room -> {
            Set<String> allowed = allowed(room.getKey());
            return room.getValue().stream()
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .filter(use -> leaves(room.getKey(), allowed, use.getTargetClass()))
                    .map(use -> room.getKey() + " does not declare this neighbour: " + use.getDescription())
                    .sorted();
        });
    }

    private boolean leaves(String room, Set<String> allowed, JavaClass target) {
        String home = target.getPackageName();
        boolean inTheHouse = home.equals(root) || home.startsWith(root + ".");
        return inTheHouse && (home.equals(root) || (!room(target).equals(room) && !allowed.contains(room(target))));
    }

    /** The declared rooms; {@code room :: door} counts as the room. A name plate that declares nothing allows nothing. */
    private Set<String> allowed(String room) {
        return annotation(room, "ApplicationModule")
                .flatMap(plate -> plate.get("allowedDependencies"))
                .map(declared -> Arrays.stream((Object[]) declared)
                        .map(name -> String.valueOf(name).split("::", 2)[0].strip())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private Optional<? extends JavaAnnotation<?>> annotation(String room, String simpleName) {
        return plate(room).stream()
                .flatMap(plate -> plate.getAnnotations().stream())
                .filter(annotation -> annotation.getRawType().getSimpleName().equals(simpleName))
                .findFirst();
    }

    private Optional<JavaClass> plate(String room) {
        return rooms.getOrDefault(room, Set.of()).stream()
                .filter(type -> type.getName().equals(root + "." + room + "." + NAME_PLATE))
                .findFirst();
    }

    private long types(String room, Predicate<JavaClass> wanted) {
        return rooms.getOrDefault(room, Set.of()).stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals(NAME_PLATE))
                .filter(wanted)
                .count();
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private String room(JavaClass type) {
        return type.getPackageName().substring(root.length() + 1).split("\\.", 2)[0];
    }
}
