package org.lerexchange.schemas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Makes a broker's users and what they may do what {@link Principals} says. */
final class PrincipalMaking {

    private static final String USER = "User:";

    /** The least that the mechanism allows (RFC 7677, section 4); the passwords are random, so more would only cost time. */
    private static final int ITERATIONS = 4096;

    private final Admin admin;
    private final Passwords passwords;
    private final Patience patience;
    private final Consumer<String> changed;

    PrincipalMaking(Admin admin, Passwords passwords, Patience patience, Consumer<String> changed) {
        this.admin = admin;
        this.passwords = passwords;
        this.patience = patience;
        this.changed = changed;
    }

    /** These principals may do this and nothing more. */
    void exactly(Collection<String> principals, Set<AclBinding> permissions) {
        users(principals);
        Set<AclBinding> present = present();
        permit(permissions, present);
        Set<AclBinding> surplus = present.stream()
                .filter(one -> !permissions.contains(one) && principals.contains(nameOf(one)))
                .collect(Collectors.toSet());
        forbid(surplus);
    }

    /** This principal is there, and these permissions beside those that are. */
    void also(String principal, Set<AclBinding> permissions) {
        users(List.of(principal));
        permit(permissions, present());
    }

    private void users(Collection<String> principals) {
        Set<String> missing = new TreeSet<>(principals);
        missing.removeAll(presentUsers());
        if (missing.isEmpty()) {
            return;
        }
        List<UserScramCredentialAlteration> made = new ArrayList<>();
        missing.forEach(principal -> made.add(new UserScramCredentialUpsertion(
                principal,
                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, ITERATIONS),
                passwords.of(principal).getBytes(StandardCharsets.UTF_8))));
        patience.await("the principals", admin.alterUserScramCredentials(made).all());
        missing.forEach(principal -> changed.accept("principal " + principal + " made"));
        awaitShown("the new principals", () -> presentUsers().containsAll(missing));
    }

    private Set<String> presentUsers() {
        return patience.await(
                        "the broker's principals",
                        admin.describeUserScramCredentials().all())
                .keySet();
    }

    private Set<AclBinding> present() {
        return Set.copyOf(patience.await(
                "the broker's permissions",
                admin.describeAcls(AclBindingFilter.ANY).values()));
    }

    private void permit(Set<AclBinding> permissions, Set<AclBinding> present) {
        List<AclBinding> missing =
                permissions.stream().filter(one -> !present.contains(one)).toList();
        if (missing.isEmpty()) {
            return;
        }
        patience.await("the permissions", admin.createAcls(missing).all());
        missing.forEach(one -> changed.accept(inWords(one) + " permitted"));
        awaitShown("the new permissions", () -> present().containsAll(missing));
    }

    private void forbid(Set<AclBinding> surplus) {
        if (surplus.isEmpty()) {
            return;
        }
        patience.await(
                "the permissions",
                admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList())
                        .all());
        surplus.forEach(one -> changed.accept(inWords(one) + " permitted no more"));
    }

    /** The controller has made them; a broker knows them a little later. */
    private void awaitShown(String what, BooleanSupplier shown) {
        patience.until(
                "the broker shows " + what,
                () -> shown.getAsBoolean()
                        ? Optional.empty()
                        : Optional.of(new NotPrepared("it does not show " + what + " yet")));
    }

    private static String nameOf(AclBinding one) {
        String principal = one.entry().principal();
        return principal.startsWith(USER) ? principal.substring(USER.length()) : principal;
    }

    private static String inWords(AclBinding one) {
        return "principal " + nameOf(one) + ": " + one.entry().operation() + " "
                + one.pattern().resourceType() + " " + one.pattern().name();
    }
}
