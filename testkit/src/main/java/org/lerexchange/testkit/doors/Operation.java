package org.lerexchange.testkit.doors;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** One door as its controller opens it. */
record Operation(String method, String path, HandlerMethod handler, Optional<MediaType> consumes) {

    private static final String OURS = "org.lerexchange.";

    /** Every operation of our controllers, by path and method. */
    static List<Operation> all(ApplicationContext context) {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(door -> door.getValue().getBeanType().getName().startsWith(OURS))
                .flatMap(door -> of(door.getKey(), door.getValue()))
                .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
                .toList();
    }

    private static Stream<Operation> of(RequestMappingInfo info, HandlerMethod handler) {
        Optional<MediaType> consumes =
                info.getConsumesCondition().getConsumableMediaTypes().stream().findFirst();
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> new Operation(method.name(), pattern.getPatternString(), handler, consumes)));
    }

    /** {@code METHOD /path/{id}}, as tables name it. */
    String key() {
        return method + ' ' + path;
    }

    Stream<MethodParameter> parameters() {
        return Arrays.stream(handler.getMethodParameters());
    }

    Optional<MethodParameter> body() {
        return parameters()
                .filter(one -> one.hasParameterAnnotation(RequestBody.class))
                .findFirst();
    }

    boolean takesAnId() {
        return parameters().anyMatch(one -> one.hasParameterAnnotation(PathVariable.class));
    }

    boolean wantsACaller() {
        return parameters()
                .anyMatch(one -> one.getParameterType().getSimpleName().equals("Caller"));
    }

    MediaType bodyType() {
        return consumes.orElse(MediaType.APPLICATION_JSON);
    }

    boolean matches(String pathPattern) {
        return PathPatternParser.defaultInstance
                .parse(pathPattern)
                .matches(PathContainer.parsePath(
                        Pattern.compile("\\{[^}]*}").matcher(path).replaceAll("x")));
    }
}
