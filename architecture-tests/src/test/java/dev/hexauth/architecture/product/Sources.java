package dev.hexauth.architecture.product;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.hexauth.architecture.SecretNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What class files do not tell: catch clauses as they were written, names of parameters and
 * variables, and texts.
 *
 * @param handlers all catch clauses, and all tests of the type of a failure
 * @param secretTexts all methods, parameters and variables of text or bytes whose name says that
 *     they are a secret
 * @param classNames all texts that name a class of this product
 */
record Sources(List<Handler> handlers, List<Place> secretTexts, List<Place> classNames) {

  private static final Pattern TEXT_OR_BYTES =
      Pattern.compile(
          "(.*\\W)?(String|CharSequence|StringBuilder|CharBuffer|ByteBuffer)(\\W.*)?"
              + "|(byte|char)\\[\\]");

  private static final Pattern OWN_CLASS = Pattern.compile(".*dev\\.hexauth(\\.[a-z]+)+\\.[A-Z].*");

  /**
   * A place that handles a failure.
   *
   * @param type the simple name of the top-level class
   * @param line where
   * @param caught the simple names of the types
   * @param empty whether nothing is done
   */
  record Handler(String type, long line, List<String> caught, boolean empty) {

    @Override
    public String toString() {
      return "%s line %d, which handles %s".formatted(type, line, String.join(" | ", caught));
    }
  }

  /**
   * A place with something that has a name.
   *
   * @param type the simple name of the top-level class
   * @param line where
   */
  record Place(String type, long line, String name) {

    @Override
    public String toString() {
      return "%s line %d: %s".formatted(type, line, name);
    }
  }

  /** What is in {@code files}. */
  static Sources of(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      Sources found = new Sources(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(unit, positions).scan(unit, found);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Scanner extends TreeScanner<Void, Sources> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Scanner(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitCatch(CatchTree node, Sources found) {
      found.handlers.add(
          new Handler(
              typeName(),
              lineOf(node),
              namesOf(node.getParameter().getType()).toList(),
              node.getBlock().getStatements().isEmpty()));
      return super.visitCatch(node, found);
    }

    @Override
    public Void visitInstanceOf(InstanceOfTree node, Sources found) {
      if (node.getPattern() == null) {
        found.handlers.add(
            new Handler(typeName(), lineOf(node), namesOf(node.getType()).toList(), false));
      }
      return super.visitInstanceOf(node, found);
    }

    /** In {@code instanceof} and in {@code switch}. */
    @Override
    public Void visitBindingPattern(BindingPatternTree node, Sources found) {
      VariableTree variable = node.getVariable();
      if (variable.getType() != null) {
        found.handlers.add(
            new Handler(typeName(), lineOf(node), namesOf(variable.getType()).toList(), false));
      }
      return super.visitBindingPattern(node, found);
    }

    @Override
    public Void visitVariable(VariableTree node, Sources found) {
      addSecretText(node, node.getName().toString(), node.getType(), found);
      return super.visitVariable(node, found);
    }

    @Override
    public Void visitMethod(MethodTree node, Sources found) {
      addSecretText(node, node.getName().toString(), node.getReturnType(), found);
      return super.visitMethod(node, found);
    }

    /** The name of a constant is not that of its value. */
    private void addSecretText(Tree node, String name, @Nullable Tree type, Sources found) {
      if (type != null
          && TEXT_OR_BYTES.matcher(type.toString()).matches()
          && !name.equals(name.toUpperCase(Locale.ROOT))
          && SecretNames.include(name)) {
        found.secretTexts.add(new Place(typeName(), lineOf(node), type + " " + name));
      }
    }

    @Override
    public Void visitLiteral(LiteralTree node, Sources found) {
      if (node.getValue() instanceof String text && OWN_CLASS.matcher(text).matches()) {
        found.classNames.add(new Place(typeName(), lineOf(node), text));
      }
      return super.visitLiteral(node, found);
    }

    private String typeName() {
      return unit.getTypeDecls().stream()
          .filter(ClassTree.class::isInstance)
          .map(declared -> ((ClassTree) declared).getSimpleName().toString())
          .findFirst()
          .orElse("");
    }

    private long lineOf(Tree node) {
      return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, node));
    }

    private static Stream<String> namesOf(Tree type) {
      return type instanceof UnionTypeTree union
          ? union.getTypeAlternatives().stream().flatMap(Scanner::namesOf)
          : Stream.of(type.toString().replaceFirst(".*\\.", ""));
    }
  }
}
