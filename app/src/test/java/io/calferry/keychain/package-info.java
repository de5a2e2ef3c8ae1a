@NullMarked
package io.calferry.keychain;

import org.jspecify.annotations.NullMarked;
