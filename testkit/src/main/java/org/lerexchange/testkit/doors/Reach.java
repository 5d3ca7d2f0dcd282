package org.lerexchange.testkit.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Which methods of ours an operation may come to, read from class files: through lambdas, and every form of an interface. */
final class Reach {

    private static final Pattern LIMIT = Pattern.compile("(MOST|LONGEST|MAX|LARGEST)_\\w+|LONGEST|LARGEST");

    private static final String OURS = "org.lerexchange.";

    private final Map<Place, Set<Place>> calls = new HashMap<>();
    private final Map<String, Set<String>> forms = new HashMap<>();
    private final Map<String, Map<String, Long>> limits = new HashMap<>();

    /**
     * Of classes that are made from main sources.
     *
     * @param packages the classes of these, and of those below
     */
    static Reach within(Predicate<String> main, String... packages) {
        Reach reach = new Reach();
        try {
            for (String name : packages) {
                for (Resource file : new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + name.replace('.', '/') + "/**/*.class")) {
                    ClassModel type = ClassFile.of().parse(file.getContentAsByteArray());
                    if (main.test(name(type.thisClass()))) {
                        reach.read(type);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reach;
    }

    /** Everything from this method on. */
    Set<Place> from(Place start) {
        Set<Place> seen = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            Place next = open.removeFirst();
            if (seen.add(next)) {
                calls.getOrDefault(next, Set.of()).stream()
                        .flatMap(this::everyForm)
                        .filter(place -> !seen.contains(place))
                        .forEach(open::add);
            }
        }
        return seen;
    }

    /** The limits that stand, with a name, in the classes of these places. */
    Map<String, Long> limits(Set<Place> places) {
        return places.stream()
                .map(Place::type)
                .distinct()
                .flatMap(type -> limits.getOrDefault(type, Map.of()).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new));
    }

    /** A constructor has one form; who else is an {@code Object} or a {@code Record} is nothing to us. */
    private Stream<Place> everyForm(Place place) {
        if (place.method().startsWith("<") || !place.type().startsWith(OURS)) {
            return Stream.of(place);
        }
        return Stream.concat(
                Stream.of(place),
                forms.getOrDefault(place.type(), Set.of()).stream()
                        .flatMap(form -> everyForm(new Place(form, place.method()))));
    }

    private void read(ClassModel type) {
        String name = name(type.thisClass());
        Stream.concat(type.superclass().stream(), type.interfaces().stream())
                .forEach(of ->
                        forms.computeIfAbsent(name(of), any -> new HashSet<>()).add(name));
        type.fields().forEach(field -> limit(name, field));
        type.methods().forEach(method -> read(name, method));
    }

    private void read(String type, MethodModel method) {
        Set<Place> called =
                calls.computeIfAbsent(Place.compiled(type, method.methodName().stringValue()), any -> new HashSet<>());
        method.code().ifPresent(code -> code.forEach(element -> called(element).ifPresent(called::addAll)));
    }

    private static Optional<Set<Place>> called(CodeElement element) {
        return switch (element) {
            case InvokeInstruction call ->
                Optional.of(
                        Set.of(Place.compiled(name(call.owner()), call.name().stringValue())));
            case InvokeDynamicInstruction call ->
                Optional.of(call.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .map(handle -> Place.compiled(name(handle.owner()), handle.methodName()))
                        .collect(Collectors.toSet()));
            default -> Optional.empty();
        };
    }

    private void limit(String type, FieldModel field) {
        String name = field.fieldName().stringValue();
        Optional<ConstantValueAttribute> constant = field.findAttribute(Attributes.constantValue());
        if (LIMIT.matcher(name).matches()
                && constant.isPresent()
                && constant.get().constant().constantValue() instanceof Number value) {
            String owner = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
            limits.computeIfAbsent(type, any -> new HashMap<>()).put(owner + '.' + name, value.longValue());
        }
    }

    private static String name(ClassEntry type) {
        return type.asInternalName().replace('/', '.');
    }

    private static String name(ClassDesc type) {
        return type.packageName() + '.' + type.displayName().replace('.', '$');
    }
}
