package io.calferry.cli;

import io.calferry.cli.Line.Style;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Import;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileFile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Reading;
import io.calferry.sync.Side;
import io.calferry.words.EndpointWords;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `profiles list`, `profiles export` and `profiles import`.
final class Profiles {

    private Profiles() {}

    static Ending list(Call call) {
        var profiles = call.profiles();
        call.answer(
                () ->
                        JsonText.object(
                                "profiles", profiles.stream().map(Profiles::document).toList()),
                () ->
                        profiles.isEmpty()
                                ? List.of(
                                        Line.of("There are no profiles in ")
                                                .and(call.folders().profiles() + "."))
                                : table(profiles).lines());
        return Ending.DONE;
    }

    private static Map<String, Object> document(Profile profile) {
        return JsonText.object(
                "id", profile.id(),
                "name", profile.name(),
                "enabled", profile.state() == State.ENABLED,
                "source", document(profile.source()),
                "target", document(profile.target()),
                "direction",
                        switch (profile.way().direction()) {
                            case ONE_WAY -> "one-way";
                            case TWO_WAY -> "two-way";
                        });
    }

    private static Map<String, Object> document(Endpoint endpoint) {
        return JsonText.object(
                "kind",
                switch (endpoint) {
                    case Endpoint.Ics _ -> "ics";
                    case Endpoint.Folder _ -> "folder";
                    case Endpoint.CalDav _ -> "caldav";
                    case Endpoint.Exchange _ -> "exchange";
                    case Endpoint.Graph _ -> "graph";
                },
                "place",
                EndpointWords.place(endpoint));
    }

    private static Table table(List<Profile> profiles) {
        return new Table(
                List.of(
                        Table.left("Id"),
                        Table.left("Name"),
                        Table.left("From"),
                        Table.left(""),
                        Table.left("To"),
                        Table.left("")),
                profiles.stream().map(Profiles::row).toList());
    }

    private static List<Line> row(Profile profile) {
        return List.of(
                Line.of(profile.id().value()),
                Line.of(Style.BOLD, profile.name()),
                place(profile.source()),
                Line.of(
                        switch (profile.way().direction()) {
                            case ONE_WAY -> "->";
                            case TWO_WAY -> "<->";
                        }),
                place(profile.target()),
                Line.of(
                        Style.DIM,
                        switch (profile.state()) {
                            case ENABLED -> "";
                            case PAUSED -> "paused";
                        }));
    }

    static Line place(Endpoint endpoint) {
        return Line.of(Spoken.WORDS.endpoints().kind(endpoint) + " ")
                .and(Style.DIM, EndpointWords.place(endpoint));
    }

    static Ending export(Call call) {
        var file = file(call);
        if (Files.exists(file.path())) {
            throw call.end(Ending.USAGE, file.path() + " is there already. Choose another name.");
        }
        var profiles = call.profiles();
        write(call, file, profiles);
        call.answer(
                () ->
                        JsonText.object(
                                "file", file.path(),
                                "exported", profiles.stream().map(Profile::id).toList()),
                () ->
                        List.of(
                                Line.of(Numbers.of(profiles.size(), "profile", "profiles"))
                                        .and(" written to " + file.path() + ", no passwords.")));
        return Ending.DONE;
    }

    static Ending importing(Call call) {
        var file = file(call);
        if (!Files.exists(file.path())) {
            throw call.end(Ending.USAGE, file.path() + " is not there.");
        }
        var incoming =
                switch (file.read()) {
                    case Reading.Read(var profiles) -> profiles;
                    case Reading.Flawed flawed -> throw call.flawed(file, flawed);
                };
        var imported = Import.of(call.profiles(), incoming);
        write(call, call.file(), imported.profiles());
        call.answer(() -> document(incoming, imported), () -> lines(incoming, imported));
        return Ending.DONE;
    }

    private static Map<String, Object> document(List<Profile> incoming, Import imported) {
        return JsonText.object(
                "imported", imported.added().stream().map(Profile::id).toList(),
                "renamed",
                        incoming.stream()
                                .map(Profile::id)
                                .filter(imported.renamed()::containsKey)
                                .map(it -> JsonText.object("from", it, "to", renamed(imported, it)))
                                .toList(),
                "passwords",
                        imported.added().stream()
                                .flatMap(
                                        profile ->
                                                wanted(profile)
                                                        .map(
                                                                side ->
                                                                        JsonText.object(
                                                                                "profile",
                                                                                profile.id(),
                                                                                "side",
                                                                                side)))
                                .toList());
    }

    private static String renamed(Import imported, ProfileId id) {
        return Optional.ofNullable(imported.renamed().get(id)).orElse(id).value();
    }

    private static List<Line> lines(List<Profile> incoming, Import imported) {
        var lines = new ArrayList<Line>();
        for (var i = 0; i < incoming.size(); i++) {
            var came = incoming.get(i);
            var added = imported.added().get(i);
            var line = Line.of(Style.NEW, "+ ").and(Style.BOLD, added.name()).and(" " + added.id());
            lines.add(
                    came.id().equals(added.id())
                            ? line
                            : line.and(", because " + came.id() + " is taken"));
            commands(added)
                    .forEach(
                            program ->
                                    lines.add(
                                            Line.of(
                                                    Style.ATTENTION,
                                                    "  runs `" + program + "` for a password")));
            wanted(added)
                    .forEach(
                            side ->
                                    lines.add(
                                            Line.of(
                                                    Style.ATTENTION,
                                                    "  needs `calferry password %s %s`"
                                                            .formatted(added.id(), side))));
        }
        lines.add(Line.of(Numbers.of(incoming.size(), "profile", "profiles") + " added."));
        return lines;
    }

    /// What somebody else's profile would start on this computer is said aloud.
    private static List<String> commands(Profile profile) {
        return Stream.of(profile.source(), profile.target())
                .flatMap(it -> it.signIn().secret().stream())
                .flatMap(
                        it ->
                                it instanceof PasswordSource.Command command
                                        ? Stream.of(command.program())
                                        : Stream.empty())
                .distinct()
                .toList();
    }

    /// The sides whose password is to be entered here: none came with the file.
    private static Stream<String> wanted(Profile profile) {
        return Stream.of(Side.values())
                .filter(
                        side ->
                                profile.on(side)
                                        .signIn()
                                        .secret()
                                        .filter(PasswordSource.Keychain.class::isInstance)
                                        .isPresent())
                .map(side -> side == Side.LEFT ? "source" : "target");
    }

    private static ProfileFile file(Call call) {
        try {
            return new ProfileFile(Path.of(call.arguments().word()).toAbsolutePath());
        } catch (java.nio.file.InvalidPathException _) {
            throw call.end(Ending.USAGE, "that is no path.");
        }
    }

    private static void write(Call call, ProfileFile file, List<Profile> profiles) {
        try {
            file.write(profiles);
        } catch (IOException _) {
            throw call.end(
                    Ending.FAILED,
                    file.path() + " can't be written. Check its permissions and the space left.");
        }
    }
}
