package org.lerexchange.testkit.doors;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.lerexchange.testkit.doors.Codes.Said;

/**
 * Reads from sources which codes are given to {@code Refusal}: literals, constants, and what callers within the same file
 * give to a method that refuses.
 */
final class RefusalSources extends TreePathScanner<Void, Void> {

    private static final Map<String, Integer> FACTORIES =
            Map.of("badRequest", 400, "forbidden", 403, "conflict", 409, "unprocessable", 422);
    private static final String NOT_FOUND = "object.unknown";
    private static final String OPEN = "*";
    private static final int DEEPEST = 4;

    private final Set<Said> said = new HashSet<>();
    private final List<Call> calls = new ArrayList<>();

    /** A call, and the method and class around it. */
    private record Call(MethodInvocationTree tree, Optional<MethodTree> method, ClassTree type, Place place) {}

    /** The method and class around what is being read. */
    private record Around(Optional<MethodTree> method, ClassTree type, Place place) {}

    /** A text, and where it stands. */
    private record Text(String value, Place place) {}

    static Set<Said> read(List<Path> sources) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");
        Set<Said> all = new HashSet<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                all.addAll(ofOne(unit));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Set<Said> ofOne(CompilationUnitTree unit) {
        RefusalSources one = new RefusalSources();
        one.scan(unit, null);
        one.calls.forEach(one::refusal);
        return one.said;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
        Around around = around();
        calls.add(new Call(tree, around.method(), around.type(), around.place()));
        return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void none) {
        if (tree.toString().equals("Refusal::notFound")) {
            said.add(new Said(NOT_FOUND, 404, around().place()));
        }
        return super.visitMemberReference(tree, null);
    }

    private Around around() {
        Optional<MethodTree> method = Optional.empty();
        Optional<ClassTree> type = Optional.empty();
        StringBuilder name = new StringBuilder();
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            Tree leaf = path.getLeaf();
            if (leaf instanceof MethodTree found && type.isEmpty()) {
                method = method.or(() -> Optional.of(found));
            } else if (leaf instanceof ClassTree found && !found.getSimpleName().isEmpty()) {
                type = type.or(() -> Optional.of(found));
                name.insert(0, name.isEmpty() ? found.getSimpleName() : found.getSimpleName() + "$");
            }
        }
        String home = getCurrentPath().getCompilationUnit().getPackageName() + ".";
        String inside = method.map(one -> one.getName().toString()).orElse("<clinit>");
        return new Around(method, type.orElseThrow(), new Place(home + name, inside));
    }

    private void refusal(Call call) {
        if (!(call.tree().getMethodSelect() instanceof MemberSelectTree select)
                || !select.getExpression().toString().equals("Refusal")) {
            return;
        }
        String factory = select.getIdentifier().toString();
        List<? extends ExpressionTree> given = call.tree().getArguments();
        if (factory.equals("notFound")) {
            said.add(new Said(NOT_FOUND, 404, call.place()));
        } else if (FACTORIES.containsKey(factory)) {
            say(call, given.getFirst(), FACTORIES.get(factory));
        } else if (factory.equals("of")) {
            int status = given.getFirst() instanceof LiteralTree literal ? (Integer) literal.getValue() : 0;
            say(call, given.get(1), status);
        }
    }

    private void say(Call call, ExpressionTree code, int status) {
        texts(code, call, DEEPEST).forEach(text -> said.add(new Said(text.value(), status, text.place())));
    }

    private List<Text> texts(ExpressionTree tree, Call at, int depth) {
        return switch (tree) {
            case LiteralTree literal -> List.of(new Text(String.valueOf(literal.getValue()), at.place()));
            case ParenthesizedTree inner -> texts(inner.getExpression(), at, depth);
            case ConditionalExpressionTree either ->
                Stream.concat(
                                texts(either.getTrueExpression(), at, depth).stream(),
                                texts(either.getFalseExpression(), at, depth).stream())
                        .toList();
            case BinaryTree both ->
                texts(both.getLeftOperand(), at, depth).stream()
                        .flatMap(left -> texts(both.getRightOperand(), at, depth).stream()
                                .map(right -> new Text(
                                        left.value() + right.value(),
                                        left.place().equals(at.place()) ? right.place() : left.place())))
                        .toList();
            case IdentifierTree name when depth > 0 -> named(name.getName().toString(), at, depth);
            case SwitchExpressionTree choice ->
                choice.getCases().stream()
                        .flatMap(one -> one.getBody() instanceof ExpressionTree body
                                ? texts(body, at, depth).stream()
                                : Stream.of())
                        .toList();
            case MethodInvocationTree call
            when depth > 0 && call.getMethodSelect() instanceof IdentifierTree own ->
                answers(own.getName().toString(), at, depth - 1);
            default -> List.of(new Text(OPEN, at.place()));
        };
    }

    /** What a method of the same class answers. */
    private static List<ReturnTree> returns(ClassTree type, String method) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(one -> one.getName().contentEquals(method) && one.getBody() != null)
                .flatMap(one -> one.getBody().getStatements().stream())
                .filter(ReturnTree.class::isInstance)
                .map(ReturnTree.class::cast)
                .toList();
    }

    private List<Text> answers(String method, Call at, int depth) {
        return returns(at.type(), method).stream()
                .flatMap(answer -> texts(answer.getExpression(), at, depth).stream())
                .toList();
    }

    /** A constant of the class, or what callers give. */
    private List<Text> named(String name, Call at, int depth) {
        Optional<ExpressionTree> constant = at.type().getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> field.getName().contentEquals(name))
                .findFirst()
                .flatMap(field -> Optional.ofNullable(field.getInitializer()));
        if (constant.isPresent()) {
            return texts(constant.get(), at, depth);
        }
        List<String> parameters = at.method().stream()
                .flatMap(method -> method.getParameters().stream())
                .map(parameter -> parameter.getName().toString())
                .toList();
        int index = parameters.indexOf(name);
        List<Text> given = index < 0 ? List.of() : given(at, index, parameters.size(), depth);
        return given.isEmpty() ? List.of(new Text(OPEN, at.place())) : given;
    }

    private List<Text> given(Call at, int index, int size, int depth) {
        return calls.stream()
                .filter(call -> call.tree().getArguments().size() == size)
                .filter(call -> called(call.tree()).equals(at.place().method()))
                .flatMap(call -> texts(call.tree().getArguments().get(index), call, depth - 1).stream())
                .toList();
    }

    private static String called(MethodInvocationTree call) {
        return switch (call.getMethodSelect()) {
            case IdentifierTree name -> name.getName().toString();
            case MemberSelectTree select -> select.getIdentifier().toString();
            default -> "";
        };
    }
}
