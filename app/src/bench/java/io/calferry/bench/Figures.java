package io.calferry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;

/// The benchmark: runs the program as its users do, against [MemoryCalDav] in another process and
/// an Exchange server in memory in this one, beside raw clients and vdirsyncer, and prints each
/// figure with its goal and its command.
///
/// Ends with 0 where everything was done, fast or not; 1 where something was not done as it should
/// be; 2 where it can't start.
public final class Figures {

    private Figures() {}

    public static void main(String... words) throws Exception {
        System.exit(run(words));
    }

    private static int run(String... words) throws Exception {
        Options options;
        try {
            options = Options.of(words);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            System.err.print(Options.USAGE);
            return 2;
        }
        var folder = Files.createTempDirectory("calferry-figures");
        new Program(options.root(), folder).prepare();
        var sheet = new Sheet(options.root(), folder);
        try (var stand = Stand.start(options.events() < 1_000 ? 1 : 8)) {
            return take(
                    options,
                    sheet,
                    new Trials(stand, options, folder, sheet),
                    new ExchangeTrials(stand, options, sheet),
                    new DesktopTrials(options, folder, sheet),
                    new PreviewTrials(options, folder, sheet));
        } finally {
            delete(folder);
        }
    }

    private static int take(
            Options options,
            Sheet sheet,
            Trials trials,
            ExchangeTrials exchange,
            DesktopTrials desktop,
            PreviewTrials preview)
            throws IOException {
        var code = 0;
        for (var figure : options.figures()) {
            try {
                switch (figure) {
                    case FIRST -> trials.first();
                    case SLOW -> trials.slow();
                    case READ -> trials.read();
                    case MANY -> trials.many();
                    case EXCHANGE -> exchange.first();
                    case SLOW_EXCHANGE -> exchange.slow();
                    case DESKTOP -> desktop.take();
                    case PREVIEW -> preview.take();
                }
            } catch (Broken e) {
                System.err.println(figure + " is broken: " + e.getMessage());
                code = 1;
            }
        }
        List<Row> rows = new ArrayList<>(List.of(Row.TITLES));
        rows.addAll(sheet.rows());
        System.out.println(Row.table(rows));
        System.out.println("Commands:");
        sheet.commands().forEach(command -> System.out.println("  " + command));
        return code;
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
