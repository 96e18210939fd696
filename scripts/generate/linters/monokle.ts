import type { Linter } from './linter.ts';

/** The rules of Monokle 0.33: good practice (KBP), Pod Security (PSS), Trivy's (KSV), schema, links and labels. */
export const monokle: Linter = {
  name: 'Monokle and Trivy',
  url: 'https://avd.aquasec.com/misconfig/kubernetes/',
  ids: [
    ...['KBP001', 'KBP002', 'KBP003', 'KBP004', 'KBP005', 'KBP100', 'KBP101', 'KBP102', 'KBP103'],
    ...['KBP104', 'KBP105', 'KBP106', 'KBP107', 'KBP108', 'KBP109', 'KBP110', 'KBP111', 'KBP112'],
    ...['KBP113', 'KBP114', 'KBP115', 'KBP116'],
    ...['PSS101', 'PSS102', 'PSS103', 'PSS104', 'PSS105', 'PSS106', 'PSS107', 'PSS108', 'PSS109'],
    ...['PSS110', 'PSS111', 'PSS201', 'PSS202', 'PSS203', 'PSS204', 'PSS205', 'PSS206'],
    ...['KSV001', 'KSV002', 'KSV003', 'KSV005', 'KSV006', 'KSV008', 'KSV009', 'KSV010', 'KSV011'],
    ...['KSV012', 'KSV013', 'KSV014', 'KSV015', 'KSV016', 'KSV017', 'KSV018', 'KSV020', 'KSV021'],
    ...['KSV023', 'KSV024', 'KSV025', 'KSV027', 'KSV028', 'KSV029', 'KSV030'],
    ...['K8S001', 'K8S002', 'K8S003', 'K8S004', 'LNK001', 'LNK002', 'LNK003'],
    ...['MTD-recommended-labels', 'MTD-custom-labels', 'MTD-custom-annotations'],
    ...['VAP001', 'VAP002'],
  ],
  otherwise: [
    {
      ids: ['K8S001', 'K8S004'],
      because:
        'The schema: `unknown-field`, `wrong-type`, `missing-field`, `unknown-kind` and others.',
    },
    {
      ids: ['LNK001', 'LNK002'],
      because:
        '`dangling-reference` and `selector-without-pods`; silent where the other object may well be applied by somebody else.',
    },
    {
      ids: ['LNK003'],
      because:
        'Owner references are written by the cluster; a manifest that names one is rarely right.',
    },
    {
      ids: ['MTD-custom-labels', 'MTD-custom-annotations', 'VAP001', 'VAP002'],
      because:
        'Rules that users write themselves; the API server enforces them as a ValidatingAdmissionPolicy.',
    },
  ],
};
