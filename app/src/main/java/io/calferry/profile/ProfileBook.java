package io.calferry.profile;

import io.calferry.profile.Profile.State;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The profiles of a file, in its order, with those that can't be read. A value: every change gives
/// another book. [BookFile] reads and writes it.
///
/// What is not changed is written as it was read, byte for byte: a profile that can't be read, and
/// the way in which a person laid out the others.
public record ProfileBook(List<Entry> entries) {

    public static final ProfileBook EMPTY = new ProfileBook(List.of());

    public ProfileBook {
        entries = List.copyOf(entries);
    }

    /// What stands at one place of the file.
    public sealed interface Entry {

        /// The JSON of it.
        String text();

        /// Whose id it is, as far as it can be read.
        Optional<ProfileId> id();

        /// A profile.
        record Readable(Profile profile, String text) implements Entry {
            @Override
            public Optional<ProfileId> id() {
                return Optional.of(profile.id());
            }
        }

        /// Something else.
        ///
        /// @param name what a person calls it, empty where that can't be read either
        /// @param problems at least one, with its place in the file
        record Unreadable(Optional<ProfileId> id, String name, List<Problem> problems, String text)
                implements Entry {}
    }

    /// A book to which a profile came.
    ///
    /// @param profile as it is called there
    public record Added(ProfileBook book, Profile profile) {}

    /// A book to which profiles from elsewhere came.
    public record Imported(ProfileBook book, Import what) {}

    /// Those that can be read.
    public List<Profile> profiles() {
        var profiles = new ArrayList<Profile>();
        for (var entry : entries) {
            if (entry instanceof Entry.Readable(var profile, _)) {
                profiles.add(profile);
            }
        }
        return List.copyOf(profiles);
    }

    public Optional<Profile> profile(ProfileId id) {
        return profiles().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// An id for a new profile of that name, which nobody has, readable or not.
    public ProfileId freeId(String name) {
        return ProfileId.from(name, ids());
    }

    private Set<ProfileId> ids() {
        var ids = new HashSet<ProfileId>();
        entries.forEach(entry -> entry.id().ifPresent(ids::add));
        return ids;
    }

    /// What is wrong with the fields of `profile` beside each other. Empty where it can be [#put].
    public static List<Problem> problems(Profile profile) {
        return ProfileText.problems(List.of(profile));
    }

    /// With `profile` in the place of the one of its id, or behind all others where there is none.
    /// Throws `IllegalArgumentException` for one that has [#problems].
    public ProfileBook put(Profile profile) {
        var entry = entry(profile);
        var changed = new ArrayList<>(entries);
        var index = indexOf(profile.id());
        if (index < 0) {
            changed.add(entry);
        } else {
            changed.set(index, entry);
        }
        return new ProfileBook(changed);
    }

    /// Throws `IllegalArgumentException` where it could not be read back.
    private static Entry entry(Profile profile) {
        if (!problems(profile).isEmpty()) {
            throw new IllegalArgumentException("a profile that could not be read back");
        }
        return new Entry.Readable(profile, BookText.print(profile));
    }

    private int indexOf(ProfileId id) {
        for (var i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Entry.Readable(var profile, _)
                    && profile.id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /// Without the profile of that id, if there is one.
    public ProfileBook remove(ProfileId id) {
        var index = indexOf(id);
        return index < 0 ? this : without(index);
    }

    /// Without `entry`, readable or not, if it is there.
    public ProfileBook remove(Entry entry) {
        var index = entries.indexOf(entry);
        return index < 0 ? this : without(index);
    }

    private ProfileBook without(int index) {
        var changed = new ArrayList<>(entries);
        changed.remove(index);
        return new ProfileBook(changed);
    }

    /// With `entry`, if it is there, as the `index`th; at the end where there are not so many.
    public ProfileBook move(Entry entry, int index) {
        var changed = new ArrayList<>(entries);
        if (!changed.remove(entry)) {
            return this;
        }
        changed.add(Math.clamp(index, 0, changed.size()), entry);
        return new ProfileBook(changed);
    }

    /// With a copy behind the profile of that id, off, so that it can be edited before it runs.
    /// Throws `NoSuchElementException` where there is none.
    ///
    /// @param name of the copy
    public Added duplicate(ProfileId id, String name) {
        var original = profile(id).orElseThrow(NoSuchElementException::new);
        var copy = original.withId(freeId(name)).withName(name).withState(State.PAUSED);
        var changed = new ArrayList<>(entries);
        changed.add(indexOf(id) + 1, entry(copy));
        return new Added(new ProfileBook(changed), copy);
    }

    /// With the profile of that id, if there is one, on or off.
    public ProfileBook withState(ProfileId id, State state) {
        return changed(id, it -> it.withState(state));
    }

    private ProfileBook changed(ProfileId id, UnaryOperator<Profile> how) {
        return profile(id)
                .map(it -> how.apply(it).equals(it) ? this : put(how.apply(it)))
                .orElse(this);
    }

    /// With profiles from elsewhere behind its own. One whose id is taken gets another.
    public Imported importing(List<Profile> incoming) {
        var what = Import.of(profiles(), ids(), incoming);
        var changed = new ArrayList<>(entries);
        what.added().forEach(it -> changed.add(entry(it)));
        return new Imported(new ProfileBook(changed), what);
    }
}
