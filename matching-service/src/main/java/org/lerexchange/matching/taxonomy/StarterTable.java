package org.lerexchange.matching.taxonomy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Our own starter table. A broader code that is no row of the table is a group. */
final class StarterTable {
    private static final String VERSION = "ler-starter-1";

    private final List<Skill> skills = new ArrayList<>();
    private final List<Occupation> occupations = new ArrayList<>();
    private final List<Taxonomy.Relation> relations = new ArrayList<>();

    Taxonomy read() throws IOException {
        TaxonomyTables.rows(TaxonomyTables.resource("starter-skills.csv"), this::skill);
        TaxonomyTables.rows(TaxonomyTables.resource("starter-occupations.csv"), this::occupation);
        return new Taxonomy(VERSION, skills, occupations, relations);
    }

    private void skill(NamedCsvRecord row) {
        SkillId id = TaxonomyTables.ownSkill(row.getField("code"));
        skills.add(new Skill(
                id,
                row.getField("preferredLabel"),
                TaxonomyTables.parts(row.getField("alternativeLabels")),
                Optional.of(TaxonomyTables.ownSkill(row.getField("broader")).value()),
                Skill.Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT))));
        TaxonomyTables.parts(row.getField("sameAs"))
                .forEach(same -> relations.add(new Taxonomy.Relation(id, Taxonomy.Relation.Kind.SAME_AS, same)));
    }

    private void occupation(NamedCsvRecord row) {
        occupations.add(new Occupation(
                new Occupation.Code(row.getField("code")),
                row.getField("title"),
                TaxonomyTables.parts(row.getField("alternativeTitles")),
                TaxonomyTables.parts(row.getField("skills")).stream()
                        .map(TaxonomyTables::ownSkill)
                        .toList()));
    }
}
