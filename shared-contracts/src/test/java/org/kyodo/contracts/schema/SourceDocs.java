package org.kyodo.contracts.schema;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The Javadoc of the contracts, so that schemas and pages say what the source says and need no second text. */
final class SourceDocs {
    private static final SourceDocs INSTANCE = read(Generated.MODULE.resolve("src/main/java"));

    /** By simple name, and {@code Name.member} for components and constants. */
    private final Map<String, String> texts = new HashMap<>();

    private SourceDocs() {}

    static Optional<String> of(Class<?> type) {
        return Optional.ofNullable(INSTANCE.texts.get(type.getSimpleName()));
    }

    /** Of a component of a record ({@code @param}) or a constant of an enum. */
    static Optional<String> of(Class<?> type, String member) {
        return Optional.ofNullable(INSTANCE.texts.get(type.getSimpleName() + "." + member));
    }

    private static SourceDocs read(Path root) {
        SourceDocs docs = new SourceDocs();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> walk = Files.walk(root);
                var files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    walk.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            task.parse().forEach(unit -> docs.new Scanner(trees).scan(unit, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return docs;
    }

    private final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees trees;

        Scanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            String name = type.getSimpleName().toString();
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                put(name, comment.getFullBody());
                comment.getBlockTags().stream()
                        .filter(ParamTree.class::isInstance)
                        .map(ParamTree.class::cast)
                        .forEach(param -> put(name + "." + param.getName(), param.getDescription()));
            }
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type) {
                put(type.getSimpleName() + "." + variable.getName(), comment.getFullBody());
            }
            return super.visitVariable(variable, nothing);
        }
    }

    private void put(String name, List<? extends DocTree> body) {
        String text = body.stream().map(SourceDocs::plain).collect(Collectors.joining());
        String stripped = text.replaceAll("\\s+", " ").strip();
        if (!stripped.isEmpty()) {
            texts.put(name, stripped);
        }
    }

    private static String plain(DocTree tree) {
        return switch (tree) {
            case TextTree text -> text.getBody();
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link -> link.getReference().getSignature().replaceFirst("^#", "");
            case StartElementTree _ -> " ";
            case DocTree other -> other.toString();
        };
    }
}
