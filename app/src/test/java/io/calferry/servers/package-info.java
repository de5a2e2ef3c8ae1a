/// The real CalDAV servers that tests run against, and a client plain enough to play the second
/// hand that changes a calendar behind a store's back.
@NullMarked
package io.calferry.servers;

import org.jspecify.annotations.NullMarked;
