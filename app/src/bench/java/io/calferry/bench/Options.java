package io.calferry.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What [Figures] is asked to do.
///
/// @param events of the main figures
/// @param few and `many`: the two sizes that must cost the same when nothing changed
/// @param runs of each, of which the median is told
/// @param parallel connections of the raw client
/// @param rest for how long the program is watched while it has nothing to do
record Options(
        Path root,
        int events,
        int few,
        int many,
        int runs,
        int parallel,
        Duration rest,
        Set<Figure> figures) {

    /// Groups of figures that share what they set up.
    enum Figure {
        FIRST,
        SLOW,
        READ,
        MANY,
        EXCHANGE,
        SLOW_EXCHANGE,
        DESKTOP,
        PREVIEW
    }

    static final String USAGE =
            """
            Figures [--small] [--runs N] [--parallel N] [--root FOLDER] [FIGURE…]
              FIGURE      first, slow, read, many, exchange, slow_exchange, desktop,
                          preview; without any, all
              --small     a few hundred events: shows that everything works, not how fast
              --runs      how often each is timed; the median counts (3)
              --parallel  connections of the raw client (6, as many as the program)
              --rest      seconds for which the program is watched at rest (600)
              --root      the project, built (the current folder)
            """;

    /// Throws `IllegalArgumentException` for words that it does not know.
    static Options of(String... words) {
        var root = Path.of("").toAbsolutePath();
        var sizes = new int[] {10_000, 1_000, 100_000};
        var runs = 3;
        var parallel = 6;
        var rest = Duration.ofMinutes(10);
        var figures = EnumSet.noneOf(Figure.class);
        for (Iterator<String> left = List.of(words).iterator(); left.hasNext(); ) {
            var word = left.next();
            switch (word) {
                case "--small" -> {
                    sizes = new int[] {300, 100, 600};
                    runs = 1;
                    rest = Duration.ofSeconds(3);
                }
                case "--rest" -> rest = Duration.ofSeconds(Integer.parseInt(left.next()));
                case "--runs" -> runs = Integer.parseInt(left.next());
                case "--parallel" -> parallel = Integer.parseInt(left.next());
                case "--root" -> root = Path.of(left.next()).toAbsolutePath();
                default -> figures.add(Figure.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        return new Options(
                root,
                sizes[0],
                sizes[1],
                sizes[2],
                runs,
                parallel,
                rest,
                figures.isEmpty() ? EnumSet.allOf(Figure.class) : figures);
    }
}
