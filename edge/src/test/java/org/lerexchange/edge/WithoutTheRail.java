package org.lerexchange.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/** The toy service has doors only: no broker, no registry, no document store. */
class WithoutTheRail implements AutoConfigurationImportFilter {

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            String name = String.valueOf(names[i]);
            wanted[i] = !name.startsWith("org.lerexchange.messaging") && !name.contains(".kafka.");
        }
        return wanted;
    }
}
