/**
 * Given and family names by culture. A name outside the Latin script is written `native/latin`:
 * the native form is shown for some people, the Latin one is what e-mail addresses are made of.
 */
export interface Culture {
  readonly code: string;
  /** Share of the population, relative to the other cultures. */
  readonly weight: number;
  readonly order: 'given-first' | 'family-first';
  /** What stands between the two names in the native form (nothing in Chinese and Korean). */
  readonly joiner: '' | ' ';
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Countries (ISO 3166 codes) people of this culture mostly live in. */
  readonly countries: readonly string[];
}

function words(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}

function western(code: string, weight: number, countries: string, given: string, family: string): Culture {
  return { code, weight, order: 'given-first', joiner: ' ', given: words(given), family: words(family), countries: words(countries) };
}

export const CULTURES: readonly Culture[] = [
  western(
    'en-US',
    26,
    'US,CA',
    'Amelia, Jordan, Marcus, Olivia, Ethan, Grace, Caleb, Hannah, Tyler, Naomi, Isaac, Brooke, Logan, Paige, Derek, Vanessa, Owen, Claire, Malik, Tessa, Adrian, Jasmine, Wyatt, Leah, Andre, Bianca, Cody, Danielle, Elliot, Faith, Gavin, Holly, Ian, Joanna, Kyle, Lillian, Mason, Nadia, Oscar, Phoebe, Quentin, Rachel, Samuel, Trisha, Victor, Whitney, Xavier, Zoe',
    'Bennett, Carter, Reed, Sullivan, Hughes, Brooks, Coleman, Foster, Hayes, Jenkins, Parker, Simmons, Ward, Griffin, Wallace, Barnes, Fisher, Holloway, Stone, Whitaker, Lawson, Mercer, Pruitt, Vaughn, Abbott, Blackwood, Chandler, Donovan, Ellison, Farrell, Goodwin, Hammond, Ingram, Jefferson, Keller, Langley, Maddox, Norris, Osborne, Pierce, Quinlan, Rowland, Shepard, Tanner, Underwood, Walters, York, Zimmerman',
  ),
  western(
    'en-GB',
    10,
    'GB,IE,AU',
    'Oliver, Freya, Callum, Imogen, Rhys, Saoirse, Alistair, Poppy, Declan, Niamh, Harriet, Ewan, Siobhán, Gareth, Isla, Rory, Beatrice, Duncan, Eilidh, Fergus, Gwen, Hamish, Ivy, Jago, Morag, Padraig, Rosalind, Tamsin',
    'Ashworth, Davies, MacLeod, O’Connor, Pemberton, Hargreaves, Llewellyn, Campbell, Whitfield, Gallagher, Murray, Thornton, Byrne, Sinclair, Kendrick, Fairbairn, Blythe, Cartwright, Drummond, Eastwood, Farquhar, Greenaway, Heathcote, Lockwood, Penrose, Redmond, Swift, Tremaine',
  ),
  western(
    'es',
    6,
    'ES,MX,US',
    'Lucía, Martín, Sofía, Andrés, Valentina, Íñigo, Ximena, Joaquín, Renata, Sebastián, Begoña, Álvaro, Inés, Tomás, Camila, Raúl',
    'García, Muñoz, Fernández, Rodríguez, Peña, Ibáñez, Castañeda, Núñez, Gutiérrez, Ordóñez, Vázquez, Zúñiga, Álvarez, Cárdenas, Quiñones, Jiménez',
  ),
  western(
    'pt-BR',
    4,
    'BR,PT',
    'João, Beatriz, Thiago, Letícia, Caio, Júlia, Otávio, Antônia, Gonçalo, Luísa, Rafael, Conceição, Estêvão, Mariana',
    'Conceição, Araújo, Gonçalves, Magalhães, Brandão, Falcão, Guimarães, Simões, Assunção, Vilaça, Leitão, Monteiro, Ribeiro, Nogueira',
  ),
  western(
    'fr',
    5,
    'FR,CA,BE',
    'Chloé, Étienne, Maëlle, Théo, Hélène, Jérôme, Zoé, Loïc, Amélie, Rémi, Anaïs, Gaël, Noémie, François',
    'Lefèvre, Béranger, Dubois, Garçon, Fontaine, Lécuyer, Chevallier, Marchand, Préfontaine, Roussel, Bélanger, Delaunay, Gauthier, Thibodeaux',
  ),
  western(
    'de',
    6,
    'DE,AT,CH',
    'Jörg, Annika, Lukas, Käthe, Florian, Ümran, Sören, Greta, Matthias, Jürgen, Franziska, Björn, Leonie, Till, Wiebke, Henning',
    'Müller, Schröder, Weiß, Krüger, Bäcker, Hoffmann, Göbel, Fuchs, Löwe, Zöllner, Brandt, Jäger, Kästner, Vogel, Winkler, Böhm',
  ),
  western(
    'pl',
    4,
    'PL',
    'Łukasz, Małgorzata, Paweł, Zofia, Grażyna, Michał, Agnieszka, Wojciech, Kinga, Bartłomiej, Świętosława, Żaneta, Tomasz, Joanna',
    'Wójcik, Kowalczyk, Dąbrowska, Śliwiński, Zając, Grzybowski, Jabłońska, Nowak, Kaźmierczak, Mączka, Szczepański, Żuk, Wiśniewska, Lewandowski',
  ),
  western(
    'cs',
    2,
    'CZ',
    'Jiří, Tereza, Ondřej, Kateřina, Matěj, Růžena, Zdeněk, Lucie, Vojtěch, Eliška, Štěpán, Barbora',
    'Dvořák, Novotná, Procházka, Kučera, Veselý, Horáková, Němec, Růžička, Čermák, Švejda, Pokorný, Doležal',
  ),
  western(
    'sv',
    3,
    'SE,NO,DK',
    'Åsa, Björn, Linnéa, Håkan, Örjan, Ebba, Søren, Ingrid, Märta, Göran, Astrid, Øyvind, Torbjørn, Alva',
    'Sjöberg, Åkesson, Lindström, Bergqvist, Hellström, Ødegård, Nygård, Kjær, Møller, Söderlund, Öberg, Hansson, Ström, Fält',
  ),
  western(
    'tr',
    3,
    'TR,DE',
    'Ayşe, Çağla, Emre, Gökhan, İrem, Oğuz, Şebnem, Tuğçe, Ümit, Yiğit, Defne, Barış',
    'Yılmaz, Öztürk, Şahin, Çelik, Koç, Aydın, Güneş, Doğan, Kılıç, Arslan, Erdoğdu, Işık',
  ),
  western(
    'vi',
    3,
    'VN,US',
    'Thị Hương, Minh Đức, Quốc Bảo, Ngọc Ánh, Thùy Linh, Hữu Phước, Bích Ngọc, Đình Khôi, Thanh Hà, Xuân Mai',
    'Nguyễn, Trần, Lê, Phạm, Hoàng, Võ, Đặng, Bùi, Đỗ, Hồ',
  ),
  western(
    'ng',
    4,
    'NG,GB,US',
    'Chidinma, Ọlámidé, Tunde, Adaeze, Babátúndé, Ngozi, Ifeanyi, Folákẹ́, Emeka, Yétúndé, Obinna, Zainab, Kelechi, Amarachi',
    'Okonkwo, Adéyẹmí, Eze, Balogun, Nwosu, Ọládípọ̀, Okafor, Ibrahim, Uche, Afọlábí, Onyekachi, Lawal, Danjuma, Obi',
  ),
  western(
    'in',
    8,
    'IN,US,GB,SG',
    'Ananya, Rohan, Kavya, Arjun, Meera, Siddharth, Ishita, Vikram, Divya, Nikhil, Lakshmi, Karthik, Pooja, Aditya, Farhan, Simran, Harini, Manish, Neeraj, Revathi, Sanjana, Tejas, Uma, Varun',
    'Iyer, Sharma, Reddy, Menon, Banerjee, Deshpande, Kulkarni, Chatterjee, Nair, Kapoor, Bhat, Pillai, Gill, Rao, Subramaniam, Qureshi, Agarwal, Bose, Chowdhury, D’Souza, Hegde, Joshi, Mukherjee, Naidu',
  ),
  western(
    'it',
    3,
    'IT,CH',
    'Giulia, Niccolò, Alessia, Matteo, Chiara, Lorenzo, Bianca, Davide, Noè, Federica, Riccardo, Eleonora',
    'Rossi, De Luca, Bianchi, D’Amico, Colombo, Esposito, Fabbri, Marchetti, Nicolò, Pellegrini, Santoro, Zanetti',
  ),
  western(
    'ro',
    2,
    'RO',
    'Ștefan, Ioana, Mădălina, Cătălin, Răzvan, Anișoara, Dragoș, Simina, Vlăduț, Crina',
    'Popescu, Ionescu, Țepeș, Mureșan, Stănescu, Dumitrașcu, Văduva, Munteanu, Brâncuși, Lăzărescu',
  ),
  western(
    'uk',
    2,
    'UA,PL',
    'Олена/Olena, Тарас/Taras, Ірина/Iryna, Богдан/Bohdan, Наталія/Nataliia, Андрій/Andrii, Юлія/Yuliia, Михайло/Mykhailo, Соломія/Solomiia',
    'Шевченко/Shevchenko, Ковальчук/Kovalchuk, Бондаренко/Bondarenko, Ткаченко/Tkachenko, Мельник/Melnyk, Кравець/Kravets, Гончар/Honchar, Лисенко/Lysenko, Іваненко/Ivanenko, Савчук/Savchuk',
  ),
  western(
    'ru',
    2,
    'KZ,GE,RS',
    'Екатерина/Ekaterina, Алексей/Alexey, Дарья/Darya, Сергей/Sergey, Ольга/Olga, Никита/Nikita, Мария/Maria, Фёдор/Fyodor, Полина/Polina, Игорь/Igor',
    'Соколов/Sokolov, Волкова/Volkova, Лебедев/Lebedev, Морозова/Morozova, Орлов/Orlov, Зайцева/Zaytseva, Щербаков/Shcherbakov, Киселёва/Kiselyova, Громов/Gromov, Белова/Belova',
  ),
  western(
    'el',
    2,
    'GR,CY',
    'Ελένη/Eleni, Γιώργος/Giorgos, Κατερίνα/Katerina, Νίκος/Nikos, Δήμητρα/Dimitra, Παναγιώτης/Panagiotis, Ζωή/Zoi, Σπύρος/Spyros, Χριστίνα/Christina, Θάνος/Thanos',
    'Παπαδόπουλος/Papadopoulos, Νικολάου/Nikolaou, Γεωργίου/Georgiou, Αντωνίου/Antoniou, Οικονόμου/Oikonomou, Βλάχος/Vlachos, Μακρής/Makris, Ιωάννου/Ioannou, Κωνσταντίνου/Konstantinou, Δημητρίου/Dimitriou',
  ),
  western(
    'ar',
    4,
    'AE,EG,JO,MA',
    'ليلى/Layla, أحمد/Ahmed, فاطمة/Fatima, يوسف/Youssef, نور/Nour, خالد/Khaled, مريم/Maryam, طارق/Tariq, سلمى/Salma, عمر/Omar, هدى/Huda, زياد/Ziad',
    'الخطيب/Al-Khatib, حداد/Haddad, المصري/Al-Masri, ناصر/Nasser, العلي/Al-Ali, منصور/Mansour, بن سعيد/Ben Said, القحطاني/Al-Qahtani, شاهين/Shaheen, فارس/Fares, درويش/Darwish, سليمان/Suleiman',
  ),
  western(
    'he',
    2,
    'IL',
    'נועה/Noa, איתי/Itai, תמר/Tamar, יונתן/Yonatan, שירה/Shira, אורי/Uri, מיכל/Michal, גיל/Gil, הדס/Hadas, עומר/Omer',
    'כהן/Cohen, לוי/Levi, מזרחי/Mizrahi, פרידמן/Friedman, ביטון/Biton, אברהמי/Avrahami, שפירא/Shapira, דהן/Dahan, רוזן/Rosen, גולן/Golan',
  ),
  western(
    'hi',
    3,
    'IN',
    'प्रिया/Priya, राहुल/Rahul, अंजलि/Anjali, अमित/Amit, सुनीता/Sunita, विकास/Vikas, नेहा/Neha, संजय/Sanjay, कविता/Kavita, मनोज/Manoj',
    'शर्मा/Sharma, वर्मा/Verma, गुप्ता/Gupta, सिंह/Singh, मिश्रा/Mishra, यादव/Yadav, जोशी/Joshi, पाण्डेय/Pandey, त्रिपाठी/Tripathi, चौधरी/Chaudhary',
  ),
  {
    code: 'zh',
    weight: 6,
    order: 'family-first',
    joiner: '',
    countries: ['CN', 'TW', 'SG', 'US'],
    given: words(
      '伟/Wei, 秀英/Xiuying, 子轩/Zixuan, 雨桐/Yutong, 建国/Jianguo, 思远/Siyuan, 佳怡/Jiayi, 浩然/Haoran, 晓明/Xiaoming, 欣妍/Xinyan, 志强/Zhiqiang, 美玲/Meiling, 嘉豪/Jiahao, 诗涵/Shihan',
    ),
    family: words('王/Wang, 李/Li, 张/Zhang, 陈/Chen, 刘/Liu, 黄/Huang, 周/Zhou, 吴/Wu, 赵/Zhao, 林/Lin, 徐/Xu, 孙/Sun, 欧阳/Ouyang, 郑/Zheng'),
  },
  {
    code: 'ja',
    weight: 4,
    order: 'family-first',
    joiner: ' ',
    countries: ['JP'],
    given: words(
      '陽菜/Hina, 健太/Kenta, 美咲/Misaki, 翔/Sho, 愛子/Aiko, 大輔/Daisuke, さくら/Sakura, 拓海/Takumi, 直樹/Naoki, 由美/Yumi, 蓮/Ren, 結衣/Yui',
    ),
    family: words(
      '佐藤/Sato, 鈴木/Suzuki, 高橋/Takahashi, 田中/Tanaka, 渡辺/Watanabe, 伊藤/Ito, 山本/Yamamoto, 中村/Nakamura, 小林/Kobayashi, 加藤/Kato, 吉田/Yoshida, 山田/Yamada',
    ),
  },
  {
    code: 'ko',
    weight: 3,
    order: 'family-first',
    joiner: '',
    countries: ['KR'],
    given: words('민준/Minjun, 서연/Seoyeon, 지훈/Jihoon, 하은/Haeun, 도윤/Doyun, 수빈/Subin, 현우/Hyunwoo, 지우/Jiwoo, 예진/Yejin, 태현/Taehyun'),
    family: words('김/Kim, 이/Lee, 박/Park, 최/Choi, 정/Jung, 강/Kang, 조/Cho, 윤/Yoon, 장/Jang, 임/Lim'),
  },
];
