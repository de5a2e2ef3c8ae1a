package io.calferry.caldav;

import io.calferry.servers.Cyrus;

class CyrusStoreTest extends CalDavContract {

    CyrusStoreTest() {
        super(Cyrus.shared());
    }
}
