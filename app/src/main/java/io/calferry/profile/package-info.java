/// What a person wants carried: profiles, their parts, and their form in `profiles.json`.
///
/// Reading a [ProfileFile] gives all profiles or the list of everything that is wrong, never a part
/// of either; a file that can't be understood is left as it is. An unknown field is refused, so
/// writing never drops one. For the window a [BookFile] gives a [ProfileBook], in which a profile
/// that can't be read stands beside the others and is kept as it is. No secret stands in the file:
/// a password is named by where it comes from.
@NullMarked
package io.calferry.profile;

import org.jspecify.annotations.NullMarked;
