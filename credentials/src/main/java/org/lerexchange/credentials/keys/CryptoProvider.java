package org.lerexchange.credentials.keys;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Which JCA provider signs and verifies: Corretto's where its native library loads, else Bouncy Castle. */
public enum CryptoProvider {
    /** Amazon Corretto Crypto Provider, native. */
    CORRETTO,
    /** Bouncy Castle, pure Java, about half as fast. */
    BOUNCY_CASTLE;

    /** The one in use in this process. */
    public static CryptoProvider chosen() {
        return Holder.CHOSEN;
    }

    static Provider provider() {
        return Holder.PROVIDER;
    }

    private static final class Holder {
        private static final String ED_KEYS = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";
        private static final CryptoProvider CHOSEN = corretto() ? CORRETTO : BOUNCY_CASTLE;
        private static final Provider PROVIDER =
                CHOSEN == CORRETTO ? AmazonCorrettoCryptoProvider.INSTANCE : new BouncyCastleProvider();

        private static boolean corretto() {
            if (System.getProperty(ED_KEYS) == null) {
                System.setProperty(ED_KEYS, "true");
            }
            try {
                AmazonCorrettoCryptoProvider.install();
                Provider provider = AmazonCorrettoCryptoProvider.INSTANCE;
                return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null
                        && Security.getProvider(provider.getName()) != null
                        && provider.getService("KeyFactory", "EdDSA") != null
                        && provider.getService("Signature", "EdDSA") != null;
            } catch (LinkageError noNativeLibrary) {
                return false;
            }
        }
    }
}
