package io.calferry.words;

import io.calferry.profile.Profile;

import java.time.ZoneId;
import java.util.Locale;

/// The catalogue of all words for people, in one language. Cheap to make, and safe to share between
/// threads.
///
/// The window and the tray speak the language of their user. The terminal speaks English, which
/// people script against, and names commands and the fields of `profiles.json` where the window has
/// a button.
public final class Words {

    private static final String BUNDLE = "io.calferry.words.words";
    private static final String TERMINAL = "io.calferry.words.terminal";

    private final Bundle bundle;
    private final ZoneId zone;
    private final Moments moments;

    private Words(Bundle bundle, ZoneId zone, Moments moments) {
        this.bundle = bundle;
        this.zone = zone;
        this.moments = moments;
    }

    /// For a window of somebody who reads `locale`.
    ///
    /// @param zone in which moments are told
    public static Words in(Locale locale, ZoneId zone) {
        var bundle = Bundle.of(BUNDLE, locale);
        return new Words(bundle, zone, Moments.of(bundle, zone));
    }

    /// For a terminal.
    ///
    /// @param zone in which moments are told
    public static Words ofTerminal(ZoneId zone) {
        var bundle = Bundle.of(BUNDLE, Locale.ENGLISH).under(TERMINAL);
        return new Words(bundle, zone, Moments.ofTerminal(bundle, zone));
    }

    /// Whose numbers and dates these are; English where there are no words for what was asked.
    public Locale locale() {
        return bundle.locale();
    }

    /// What goes wrong with a calendar.
    public FaultWords faults() {
        return new FaultWords(bundle, moments);
    }

    /// What is wrong with a profile, or with one of its fields.
    public ProblemWords problems() {
        return new ProblemWords(bundle);
    }

    /// Why the ledger can't be used.
    public LedgerWords ledger() {
        return new LedgerWords(bundle);
    }

    /// Why a password can't be read or kept.
    public KeychainWords keychain() {
        return new KeychainWords(bundle);
    }

    /// What waits for a person or for another try.
    public WaitingWords waiting() {
        return new WaitingWords(bundle, faults());
    }

    /// Where an event of `profile` is, and why.
    public WhyWords why(Profile profile) {
        return new WhyWords(bundle, waiting(), profile);
    }

    /// What kept a profile from running.
    public TroubleWords troubles() {
        return new TroubleWords(bundle, faults(), ledger(), endpoints());
    }

    /// The fields of an event.
    public FieldWords fields() {
        return new FieldWords(bundle, new WhenWords(bundle, zone));
    }

    /// What calendars are called.
    public EndpointWords endpoints() {
        return new EndpointWords(bundle);
    }

    /// When something is or was.
    public Moments moments() {
        return moments;
    }
}
