package io.calferry.tray;

/// Something that is worth a notification, because a person has to act on it or waited for it.
///
/// @param profile its id
/// @param name what a person calls it
public record Notice(String profile, String name, About about) {

    /// What it is about.
    public sealed interface About {

        /// Only a person can go on.
        record Needed(Overview.Need need) implements About {}

        /// A profile carried something for the first time.
        record FirstSuccess() implements About {}
    }

    /// What a notification says.
    public record Message(String title, String body) {}

    /// Where a person wants to be who follows it.
    public Wish wish() {
        return switch (about) {
            // Nothing waits there.
            case About.FirstSuccess _ -> new Wish.ShowProfiles();
            case About.Needed _ -> new Wish.ShowProfile(profile);
        };
    }

    /// This notice in words.
    public Message message(Texts texts) {
        var name = Texts.name(this.name);
        return switch (about) {
            case About.FirstSuccess _ ->
                    new Message(texts.get("notice.first"), texts.get("notice.first.body", name));
            case About.Needed(Overview.Need.SignIn(var host)) ->
                    new Message(
                            texts.get("notice.signin"),
                            texts.get("notice.signin.body", Texts.name(host), name));
            case About.Needed(Overview.Need.Unlock _) ->
                    new Message(texts.get("notice.unlock"), texts.get("notice.unlock.body", name));
            case About.Needed(Overview.Need.Keychain(var condition)) ->
                    switch (condition) {
                        case LOCKED ->
                                new Message(
                                        texts.get("notice.keychain.locked"),
                                        texts.get("notice.keychain.locked.body", name));
                        case NOT_THERE ->
                                new Message(
                                        texts.get("notice.keychain.none"),
                                        texts.get("notice.keychain.none.body", name));
                    };
            case About.Needed(Overview.Need.Password(var host)) ->
                    new Message(
                            texts.get("notice.password"),
                            texts.get("notice.password.body", Texts.name(host), name));
            case About.Needed(Overview.Need.Access(var host)) ->
                    new Message(
                            texts.get("notice.access"),
                            texts.get("notice.access.body", Texts.name(host), name));
            case About.Needed(Overview.Need.Held(var deletions, _)) ->
                    new Message(
                            texts.get("notice.held", name),
                            deletions > 0
                                    ? texts.get("notice.held.deletions", deletions)
                                    : texts.get("notice.held.other"));
            case About.Needed(Overview.Need.Clashes(var count)) ->
                    new Message(
                            texts.get("notice.clashes"),
                            texts.get("notice.clashes.body", count, name));
            case About.Needed(Overview.Need.Look _) ->
                    new Message(texts.get("notice.look"), texts.get("notice.look.body", name));
        };
    }
}
