package org.kyodo.kit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Role;

/** Signs tokens as an identity provider would. */
public final class Tokens {
    private static final RSAKey OURS = key();
    private static final RSAKey FOREIGN = key();

    private Tokens() {}

    /** The key that the service under test trusts. */
    static RSAKey key(boolean trusted) {
        return trusted ? OURS : FOREIGN;
    }

    /** The public half of the key that the service under test trusts, for a service that runs as another process. */
    public static String trustedKey() {
        try {
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(OURS.toRSAPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good token. @param department may be {@code null} */
    public static String of(String account, String municipality, String department, Role... roles) {
        return signed(OURS, claims -> claims, account, municipality, department, roles);
    }

    /** A token signed with a key nobody trusts. */
    public static String forged(String account, String municipality, Role... roles) {
        return signed(FOREIGN, claims -> claims, account, municipality, null, roles);
    }

    /** A token of ours with something wrong in it. */
    public static String altered(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(OURS, change, "acct-altered", "352039", null, Role.STAFF);
    }

    private static String signed(
            RSAKey key,
            UnaryOperator<JWTClaimsSet.Builder> change,
            String account,
            String municipality,
            String department,
            Role... roles) {
        List<String> names = Stream.of(roles)
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(account)
                .audience("kyodo")
                .issuer("https://identity.test")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("municipality", municipality)
                .claim("roles", names);
        if (department != null) {
            claims.claim("department", department);
        }
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256), change.apply(claims).build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
