package io.calferry.cli;

import io.calferry.cli.Line.Style;
import io.calferry.profile.Folders;
import io.calferry.profile.OwnerOnly;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileFile;
import io.calferry.profile.ProfileText;
import io.calferry.profile.Reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `demo`: the main job on a sample feed. What it makes stays in a temporary folder, because the
/// files are the point of it, and because its profiles can be run and changed from there.
final class Demo {

    private static final String SAMPLE = "sample.ics";
    private static final String PROFILES = "demo.json";

    private final Call call;

    Demo(Call call) {
        this.call = call;
    }

    Ending run() {
        try {
            return run(
                    Files.createTempDirectory(call.surroundings().temporary(), "calferry-demo-"));
        } catch (IOException _) {
            throw call.end(
                    Ending.FAILED,
                    "the demo can't write to " + call.surroundings().temporary() + ".");
        }
    }

    private Ending run(Path folder) throws IOException {
        var folders = new Folders(folder.resolve("config"), folder.resolve("data"));
        OwnerOnly.folder(folders.config());
        try (var sample = resource(SAMPLE)) {
            Files.copy(sample, folder.resolve(SAMPLE));
        }
        var profiles = profiles(folder);
        new ProfileFile(folders.profiles()).write(profiles);
        var there = call.in(folders);
        var sync = new Sync(there);
        try (var workplace = there.workplace()) {
            var plan = sync.run(profiles, workplace, Job.look(there));
            tell(List.of(title("The plan"), Line.EMPTY));
            tell(plan.stream().flatMap(it -> SyncLines.plan(it).stream()).toList());
            var first = sync.run(profiles, workplace, Job.carry(there));
            tell(List.of(title("The run"), Line.EMPTY));
            tell(SyncLines.of(first, Job.Tense.DONE));
            var second = sync.run(profiles, workplace, Job.carry(there));
            tell(List.of(Line.EMPTY, title("The second run has nothing to do"), Line.EMPTY));
            tell(SyncLines.of(second, Job.Tense.DONE));
            call.answer(() -> document(folder, plan, first, second), () -> farewell(folders));
            return Ran.ending(plan).or(Ran.ending(first)).or(Ran.ending(second));
        }
    }

    private void tell(List<Line> lines) {
        switch (call.form()) {
            case JSON -> {}
            case PEOPLE -> call.screen().print(lines);
        }
    }

    private static Line title(String text) {
        return Line.of(Style.BOLD, text);
    }

    private static Map<String, Object> document(
            Path folder, List<Ran> plan, List<Ran> first, List<Ran> second) {
        return JsonText.object(
                "folder", folder,
                "plan", plan.stream().map(Ran::document).toList(),
                "first", first.stream().map(Ran::document).toList(),
                "second", second.stream().map(Ran::document).toList());
    }

    private static List<Line> farewell(Folders folders) {
        var folder = folders.config().resolveSibling("");
        return List.of(
                Line.EMPTY,
                Line.of("All of it lies in ").and(Style.BOLD, folder.toString()).and(":"),
                Line.of("  sample.ics     the feed; change it, then run the demo's profiles again"),
                Line.of("  calendar       the folder, one file an event"),
                Line.of("  busy.ics       the published feed, which tells only when one is busy"),
                Line.of("  config, data   the profiles, and what Calferry remembers"),
                Line.EMPTY,
                Line.of("Go on with"),
                command("sync --dry-run"),
                command("history"),
                command("why folder yoga"),
                Line.of("each followed by"),
                Line.of("  --config " + word(folders.config()) + " --data " + word(folders.data())),
                Line.of("and delete the folder when you are done."));
    }

    /// As one word for a shell.
    private static String word(Path path) {
        var text = path.toString();
        return text.matches("[\\w/.:\\\\-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static Line command(String command) {
        return Line.of(Style.DIM, "  calferry ").and(command);
    }

    private static List<Profile> profiles(Path folder) throws IOException {
        var here = folder.toUri().toString().replaceAll("/$", "");
        var text = new String(resource(PROFILES).readAllBytes(), StandardCharsets.UTF_8);
        return switch (ProfileText.parse(text.replace("HERE", here))) {
            case Reading.Read(var profiles) -> profiles;
            case Reading.Flawed(var problems) -> throw new IllegalStateException("" + problems);
        };
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Demo.class.getResourceAsStream(name));
    }
}
