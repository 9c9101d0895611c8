/** A source, as the list at the end shows it. */
export interface Reference {
  readonly id: string;
  /** Names and year, as the text cites it. */
  readonly short: string;
  readonly authors: string;
  readonly title: string;
  readonly where: string;
  readonly url: string;
}

export const references: readonly Reference[] = [
  {
    id: "bai1993",
    short: "Bai & Yin 1993",
    authors: "Z. D. Bai, Y. Q. Yin (1993)",
    title: "Limit of the smallest eigenvalue of a large dimensional sample covariance matrix",
    where: "Annals of Probability 21(3), 1275–1294",
    url: "https://doi.org/10.1214/aop/1176989118",
  },
  {
    id: "baik2005",
    short: "Baik, Ben Arous & Péché 2005",
    authors: "J. Baik, G. Ben Arous, S. Péché (2005)",
    title:
      "Phase transition of the largest eigenvalue for nonnull complex sample covariance matrices",
    where: "Annals of Probability 33(5), 1643–1697",
    url: "https://doi.org/10.1214/009117905000000233",
  },
  {
    id: "belkin2019",
    short: "Belkin et al. 2019",
    authors: "M. Belkin, D. Hsu, S. Ma, S. Mandal (2019)",
    title: "Reconciling modern machine-learning practice and the classical bias–variance trade-off",
    where: "PNAS 116(32), 15849–15854",
    url: "https://doi.org/10.1073/pnas.1903070116",
  },
  {
    id: "bishop1995",
    short: "Bishop 1995",
    authors: "C. M. Bishop (1995)",
    title: "Training with noise is equivalent to Tikhonov regularization",
    where: "Neural Computation 7(1), 108–116",
    url: "https://doi.org/10.1162/neco.1995.7.1.108",
  },
  {
    id: "devlin2019",
    short: "Devlin et al. 2019",
    authors: "J. Devlin, M.-W. Chang, K. Lee, K. Toutanova (2019)",
    title: "BERT: pre-training of deep bidirectional transformers for language understanding",
    where: "NAACL-HLT 2019, arXiv:1810.04805",
    url: "https://arxiv.org/abs/1810.04805",
  },
  {
    id: "dong2025",
    short: "Dong, Wang & Kluger 2025",
    authors: "M. Dong, L. Wang, Y. Kluger (2025)",
    title: "Understanding and enhancing mask-based pretraining towards universal representations",
    where: "NeurIPS 2025, arXiv:2509.21650",
    url: "https://arxiv.org/abs/2509.21650",
  },
  {
    id: "hastie2022",
    short: "Hastie et al. 2022",
    authors: "T. Hastie, A. Montanari, S. Rosset, R. J. Tibshirani (2022)",
    title: "Surprises in high-dimensional ridgeless least squares interpolation",
    where: "Annals of Statistics 50(2), 949–986, arXiv:1903.08560",
    url: "https://doi.org/10.1214/21-AOS2133",
  },
  {
    id: "he2022",
    short: "He et al. 2022",
    authors: "K. He, X. Chen, S. Xie, Y. Li, P. Dollár, R. Girshick (2022)",
    title: "Masked autoencoders are scalable vision learners",
    where: "CVPR 2022, arXiv:2111.06377",
    url: "https://arxiv.org/abs/2111.06377",
  },
  {
    id: "kobak2020",
    short: "Kobak, Lomond & Sanchez 2020",
    authors: "D. Kobak, J. Lomond, B. Sanchez (2020)",
    title:
      "The optimal ridge penalty for real-world high-dimensional data can be zero or negative due to the implicit ridge regularization",
    where: "Journal of Machine Learning Research 21(169), 1–16",
    url: "https://jmlr.org/papers/v21/19-844.html",
  },
  {
    id: "marchenko1967",
    short: "Marchenko & Pastur 1967",
    authors: "V. A. Marchenko, L. A. Pastur (1967)",
    title: "Distribution of eigenvalues for some sets of random matrices",
    where: "Mathematics of the USSR-Sbornik 1(4), 457–483",
    url: "https://doi.org/10.1070/SM1967v001n04ABEH001994",
  },
  {
    id: "srivastava2014",
    short: "Srivastava et al. 2014",
    authors: "N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov (2014)",
    title: "Dropout: a simple way to prevent neural networks from overfitting",
    where: "Journal of Machine Learning Research 15, 1929–1958",
    url: "https://jmlr.org/papers/v15/srivastava14a.html",
  },
  {
    id: "tikhonov1977",
    short: "Tikhonov & Arsenin 1977",
    authors: "A. N. Tikhonov, V. Y. Arsenin (1977; Tikhonov 1963)",
    title: "Solutions of ill-posed problems",
    where: "Winston & Sons, Washington",
    url: "https://search.worldcat.org/search?q=Tikhonov+Arsenin+Solutions+of+ill-posed+problems",
  },
  {
    id: "wager2013",
    short: "Wager, Wang & Liang 2013",
    authors: "S. Wager, S. Wang, P. Liang (2013)",
    title: "Dropout training as adaptive regularization",
    where: "NeurIPS 2013, arXiv:1307.1493",
    url: "https://arxiv.org/abs/1307.1493",
  },
  {
    id: "wettig2023",
    short: "Wettig et al. 2023",
    authors: "A. Wettig, T. Gao, Z. Zhong, D. Chen (2023)",
    title: "Should you mask 15% in masked language modeling?",
    where: "EACL 2023, 2985–3000, arXiv:2202.08005",
    url: "https://aclanthology.org/2023.eacl-main.217",
  },
];
