package fr.palmares.account.staff.domain;

import fr.palmares.account.establishment.domain.Uai;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.Flaw;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles and the rows they are bound to, as an administrator writes them down (DOMAIN § 1). */
public record Rights(List<String> roles, List<String> uais, List<String> academies) {

    private static final int MOST = 50;

    /** What the directory knows. */
    public record Directory(Set<String> academies) {}

    public Rights {
        roles = roles.stream().distinct().sorted().toList();
        uais = uais.stream().distinct().sorted().toList();
        academies = academies.stream().distinct().sorted().toList();
    }

    /** Every reason for which these rights cannot be given. */
    public Faults faults(Directory directory) {
        var faults = new Faults()
                .addUnless(!roles.isEmpty(), "/roles", Flaw.EMPTY)
                .addUnless(uais.size() <= MOST, "/uais", Flaw.TOO_MANY)
                .addUnless(academies.size() <= MOST, "/academies", Flaw.TOO_MANY);
        for (var i = 0; i < roles.size(); i++) {
            faults.addUnless(StaffRole.of(roles.get(i)).isPresent(), "/roles/" + i, Flaw.UNKNOWN_ROLE);
        }
        for (var i = 0; i < uais.size(); i++) {
            faults.add("/uais/" + i, Uai.flaw(uais.get(i)));
        }
        for (var i = 0; i < academies.size(); i++) {
            faults.addUnless(directory.academies().contains(academies.get(i)), "/academies/" + i, Flaw.UNKNOWN_ACADEMY);
        }
        var known = known();
        return faults.addUnless(
                        known.size() < 2 || known.stream().noneMatch(StaffRole::standsAlone),
                        "/roles",
                        Flaw.ROLE_STANDS_ALONE)
                .addUnless(!uais.isEmpty() || !needs(StaffRole.Scope.ESTABLISHMENTS), "/uais", Flaw.SCOPE_MISSING)
                .addUnless(!academies.isEmpty() || !needs(StaffRole.Scope.ACADEMIES), "/academies", Flaw.SCOPE_MISSING);
    }

    private boolean needs(StaffRole.Scope scope) {
        return known().stream().anyMatch(role -> role.scope() == scope);
    }

    private Set<StaffRole> known() {
        return roles.stream().flatMap(role -> StaffRole.of(role).stream()).collect(Collectors.toSet());
    }
}
