package io.calferry.caldav;

import io.calferry.servers.Radicale;

class RadicaleStoreTest extends CalDavContract {

    RadicaleStoreTest() {
        super(Radicale.shared());
    }
}
