package io.calferry.desktop.profiles;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Texts;
import io.calferry.profile.Problem;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileFile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Reading;
import io.calferry.words.Words;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Brings profiles from files and to files. No password goes along. On the JavaFX thread.
final class Transfers {

    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

    private final Desk desk;
    private final Texts texts;
    private final Words words;
    private final Shelf shelf;
    private final ProfilesModel model;

    Transfers(Desk desk, Shelf shelf, ProfilesModel model) {
        this.desk = desk;
        this.texts = desk.texts(Transfers.class);
        this.words = Words.in(desk.locale(), desk.office().clock().getZone());
        this.shelf = shelf;
        this.model = model;
    }

    /// What came of an import.
    private sealed interface Came {

        /// @param missing those whose password is not known here
        record In(Shelf.Answer answer, int profiles, Set<ProfileId> missing) implements Came {}

        record Not(List<Problem> problems) implements Came {}
    }

    /// Adds the profiles of a file, switched off: each goes through its preview first.
    void bringIn(Path file) {
        desk.background().fetch(() -> read(file), it -> told(file, it));
    }

    private Came read(Path file) {
        return switch (new ProfileFile(file).read()) {
            case Reading.Flawed(var problems) -> new Came.Not(problems);
            case Reading.Read(var profiles) -> {
                var off = profiles.stream().map(it -> it.withState(State.PAUSED)).toList();
                var answer = shelf.change(book -> book.importing(off).book());
                var added =
                        answer instanceof Shelf.Answer.Book(var book)
                                ? last(book.profiles(), off.size())
                                : List.<Profile>of();
                yield new Came.In(answer, added.size(), missing(added));
            }
        };
    }

    private static List<Profile> last(List<Profile> all, int count) {
        return all.subList(all.size() - count, all.size());
    }

    private Set<ProfileId> missing(List<Profile> added) {
        return added.stream()
                .filter(Secrets::wanted)
                .filter(it -> Secrets.missing(it, desk.office().keychains().chosen()))
                .map(Profile::id)
                .collect(Collectors.toSet());
    }

    private void told(Path file, Came came) {
        switch (came) {
            case Came.Not(var problems) ->
                    model.say(
                            texts.get("import.not")
                                    + "\n"
                                    + String.join(
                                            "\n", words.problems().sentences(file, problems)));
            case Came.In(var answer, var profiles, var missing) -> {
                model.take(answer, texts.get("not-written", shelf.path().toString()));
                if (answer instanceof Shelf.Answer.Book) {
                    model.say(texts.get("import.done", profiles));
                    model.miss(missing);
                }
            }
        }
    }

    /// Writes profiles to a file, in place of what it holds.
    void bringOut(List<Profile> profiles, Path file) {
        desk.background()
                .fetch(
                        () -> write(profiles, file),
                        it ->
                                model.say(
                                        texts.get(
                                                it ? "export.done" : "export.not",
                                                file.toString())));
    }

    private static boolean write(List<Profile> profiles, Path file) {
        try {
            new ProfileFile(file).write(profiles);
            return true;
        } catch (IOException e) {
            LOG.warn("an export", e);
            return false;
        }
    }
}
