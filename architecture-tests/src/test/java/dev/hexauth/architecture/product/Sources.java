package dev.hexauth.architecture.product;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What class files do not tell of catch clauses: whether one is empty, and which were written by
 * hand.
 */
final class Sources {

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

  private Sources() {}

  /** All catch clauses in {@code files}, and all tests of the type of a failure. */
  static List<Handler> handlersIn(List<Path> files) {
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
      List<Handler> found = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(unit, positions).scan(unit, found);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Scanner extends TreeScanner<Void, List<Handler>> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Scanner(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitCatch(CatchTree node, List<Handler> found) {
      found.add(
          new Handler(
              typeName(),
              lineOf(node),
              namesOf(node.getParameter().getType()).toList(),
              node.getBlock().getStatements().isEmpty()));
      return super.visitCatch(node, found);
    }

    @Override
    public Void visitInstanceOf(InstanceOfTree node, List<Handler> found) {
      if (node.getPattern() == null) {
        found.add(new Handler(typeName(), lineOf(node), namesOf(node.getType()).toList(), false));
      }
      return super.visitInstanceOf(node, found);
    }

    /** In {@code instanceof} and in {@code switch}. */
    @Override
    public Void visitBindingPattern(BindingPatternTree node, List<Handler> found) {
      VariableTree variable = node.getVariable();
      if (variable.getType() != null) {
        found.add(
            new Handler(typeName(), lineOf(node), namesOf(variable.getType()).toList(), false));
      }
      return super.visitBindingPattern(node, found);
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
