package io.calferry.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Where figures are written down, with the commands that were timed for them.
final class Sheet {

    private final Path root;
    private final Path folder;
    private final Child child;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private int programs;

    /// @param root of the project, built
    /// @param folder for settings, data and results
    Sheet(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
        child = new Child(folder);
    }

    void add(Row row) {
        rows.add(row);
    }

    List<Row> rows() {
        return rows;
    }

    /// Each command line that was timed, with the name of its figure.
    List<String> commands() {
        return commands;
    }

    Program newProgram() {
        return new Program(root, folder.resolve("program" + ++programs));
    }

    /// Times a command; throws [Broken] where it fails.
    Cost run(String figure, Supplier<List<String>> command) {
        var words = command.get();
        tell(figure, words);
        return child.run(words).succeeded(figure);
    }

    /// Writes down the command line that is timed for a figure.
    void tell(String figure, List<String> command) {
        var line = figure + ": " + String.join(" ", command).replace(folder.toString(), "$FOLDER");
        if (commands.stream().noneMatch(known -> known.startsWith(figure + ":"))) {
            commands.add(line);
        }
    }

    static Row heap(String figure, int megabytes, Cost cost) {
        return new Row(
                figure,
                "heap " + megabytes + " MB",
                "done with -Xmx" + megabytes + "m",
                "%s, %s resident".formatted(Row.seconds(cost.wall()), cost.peak()),
                "",
                Row.Verdict.MET);
    }

    static String told(Cost cost) {
        return "%s, %s processor, %s resident"
                .formatted(Row.seconds(cost.wall()), Row.seconds(cost.cpu()), cost.peak());
    }

    static String count(int events) {
        return String.format(Locale.ROOT, "%,d", events);
    }
}
