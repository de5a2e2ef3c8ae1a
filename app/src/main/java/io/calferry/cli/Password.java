package io.calferry.cli;

import io.calferry.keychain.Entry;
import io.calferry.keychain.FileKeychain;
import io.calferry.keychain.Keychain;
import io.calferry.keychain.KeychainException;
import io.calferry.keychain.KeychainProblem;
import io.calferry.keychain.Keychains;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.sync.Side;
import io.calferry.words.KeychainWords;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `password`: keeps the password of one side of a profile.
final class Password {

    private static final int SHORTEST_PASSPHRASE = 8;

    private final Call call;
    private final Profile profile;
    private final Entry.Side side;

    private Password(Call call, Profile profile, Entry.Side side) {
        this.call = call;
        this.profile = profile;
        this.side = side;
    }

    static Ending keep(Call call) {
        var words = call.arguments().words();
        var profile = call.profile(words.getFirst());
        var side =
                switch (words.get(1).toLowerCase(Locale.ROOT)) {
                    case "source" -> Entry.Side.SOURCE;
                    case "target" -> Entry.Side.TARGET;
                    default -> throw call.end(Ending.USAGE, "say source or target.");
                };
        return new Password(call, profile, side).keep();
    }

    private Ending keep() {
        checkThatItIsWanted();
        try (var workplace = call.workplace()) {
            var keychain = place(workplace.keychains());
            var password =
                    Typed.secret(call, "Password of " + Clean.text(whose()) + ": ")
                            .orElseThrow(() -> Typed.missing(call));
            try {
                keychain.keep(Entry.of(profile.id().value(), side), password);
            } finally {
                Arrays.fill(password, '\0');
            }
            answer(keychain);
            return Ending.DONE;
        } catch (KeychainException e) {
            throw call.end(Ending.FAILED, Spoken.WORDS.keychain().sentence(e.problem()));
        }
    }

    /// The target of The work.
    private String whose() {
        return "the " + side.name().toLowerCase(Locale.ROOT) + " of " + profile.name();
    }

    private void checkThatItIsWanted() {
        var endpoint = profile.on(side == Entry.Side.SOURCE ? Side.LEFT : Side.RIGHT);
        var elsewhere =
                endpoint.signIn()
                        .secret()
                        .map(
                                it ->
                                        switch (it) {
                                            case PasswordSource.Keychain _ -> "";
                                            case PasswordSource.Env(var name) ->
                                                    " takes its password from the environment"
                                                            + " variable "
                                                            + name;
                                            case PasswordSource.Command command ->
                                                    " takes its password from `"
                                                            + command.program()
                                                            + "`";
                                        })
                        .orElse(" needs no password");
        if (!elsewhere.isEmpty()) {
            throw call.end(
                    Ending.USAGE,
                    whose() + elsewhere + ". Nothing was kept; see `signIn` in the profile.");
        }
    }

    /// The file, where somebody chose that before or chooses it now; else the system's keychain.
    private Keychain place(Keychains keychains) throws KeychainException {
        var file = keychains.file();
        var given = call.surroundings().environment().getOrDefault(KeychainWords.PASSPHRASE, "");
        if (file.exists()) {
            return file;
        }
        if (!given.isEmpty()) {
            return made(file, given.toCharArray());
        }
        var problem =
                switch (keychains.system().probe()) {
                    case AVAILABLE -> Optional.<KeychainProblem>empty();
                    case LOCKED -> Optional.of(new KeychainProblem.Locked());
                    case NONE -> Optional.of(new KeychainProblem.None());
                };
        return problem.isEmpty() ? keychains.system() : instead(file, problem.get());
    }

    private Keychain instead(FileKeychain file, KeychainProblem problem) {
        if (call.surroundings().face() != Surroundings.Face.TERMINAL) {
            throw call.end(
                    Ending.FAILED,
                    Spoken.WORDS.keychain().sentence(problem)
                            + " "
                            + Spoken.WORDS.keychain().instead(file.file()));
        }
        call.screen().complain(Spoken.WORDS.keychain().sentence(problem));
        call.screen()
                .complain(
                        "To keep passwords in "
                                + file.file()
                                + " instead, encrypted, choose a passphrase; to keep none, enter"
                                + " nothing.");
        var first =
                Typed.secret(call, "Passphrase: ")
                        .orElseThrow(() -> call.end(Ending.FAILED, "nothing was kept."));
        var second = Typed.secret(call, "Once more: ").orElse(new char[0]);
        if (!Arrays.equals(first, second)) {
            throw call.end(Ending.USAGE, "these are two passphrases. Nothing was kept.");
        }
        return made(file, first);
    }

    private FileKeychain made(FileKeychain file, char[] passphrase) {
        if (passphrase.length < SHORTEST_PASSPHRASE) {
            throw call.end(
                    Ending.USAGE,
                    "a passphrase of less than "
                            + SHORTEST_PASSPHRASE
                            + " characters is soon guessed. Nothing was kept.");
        }
        return new FileKeychain(file.file(), () -> Optional.of(passphrase));
    }

    private void answer(Keychain keychain) {
        var file =
                keychain instanceof FileKeychain it
                        ? Optional.of(it.file())
                        : Optional.<Path>empty();
        call.answer(
                () ->
                        JsonText.object(
                                "profile", profile.id(),
                                "side", side.name().toLowerCase(Locale.ROOT),
                                "file", file),
                () ->
                        List.of(
                                Line.of(
                                        "The password of "
                                                + whose()
                                                + " is kept in "
                                                + file.map(it -> it + ", encrypted.")
                                                        .orElse("the keychain."))));
    }
}
