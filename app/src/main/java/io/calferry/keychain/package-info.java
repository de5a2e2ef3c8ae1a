/// Where passwords are kept: the keychain of the operating system, or, where that is missing or
/// locked and the user says so, this process's memory or a file encrypted with a passphrase. Never
/// in plain text. Secrets are arrays of characters that are wiped after use; only the library that
/// speaks to the operating system wants a string, which then lives as short as it can.
@NullMarked
package io.calferry.keychain;

import org.jspecify.annotations.NullMarked;
